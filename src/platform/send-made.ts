import type { FastifyReply, FastifyRequest } from 'fastify'
import { acceptedCoding } from './accepted-coding.ts'

/** A file as the build made it; a hall that runs from its sources has it uncompressed only. */
export interface MadeFile {
  readonly body: Buffer
  readonly br?: Buffer
  readonly gzip?: Buffer
}

/** Sends the file as compressed at build as the browser takes it. It is the same for everybody, so nothing can leak. */
export function sendMade(request: FastifyRequest, reply: FastifyReply, made: MadeFile): FastifyReply {
  reply.header('vary', 'accept-encoding')
  const coding = acceptedCoding(request)
  const packed = coding && made[coding]
  if (!packed) return reply.send(made.body)
  return reply.header('content-encoding', coding).send(packed)
}
