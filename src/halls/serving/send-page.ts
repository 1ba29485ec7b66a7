import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { acceptedCoding } from '#platform'
import { comesFromOurPages } from './comes-from-our-pages.ts'

/** Below this a page travels in one packet anyway. */
const smallest = 1000

/** Two tenths of a millisecond a page, on another thread; higher qualities save little and cost much. */
const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 16 }
const compressors = {
  br: (page: Buffer) =>
    promisify(brotliCompress)(page, {
      params: { ...params, [constants.BROTLI_PARAM_SIZE_HINT]: page.length },
    }),
  gzip: (page: Buffer) => promisify(gzip)(page),
}

/**
 * Sends a page, compressed where the browser asks and nobody can measure it: who makes another person's browser ask for
 * pages, with chosen words in the address, could guess what else is in them by their length (BREACH). Pages without
 * anything personal are compressed for everybody.
 */
export async function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  site: string,
  text: string,
): Promise<FastifyReply> {
  reply.type('text/html; charset=utf-8').headers({ 'cache-control': 'no-store', vary: 'accept-encoding' })
  const page = Buffer.from(text)
  const coding = acceptedCoding(request)
  if (!coding || page.length < smallest || (isPersonal(request) && !comesFromOurPages(request, site))) {
    return reply.send(page)
  }
  const packed = await compressors[coding](page)
  return reply.header('content-encoding', coding).send(packed)
}

/** Of the hall's cookies, all but the visitor's own number lead to a page with something about that person. */
const isPersonal = ({ cookies }: FastifyRequest) =>
  Object.keys(cookies).some(name => name.startsWith('hall_') && name !== 'hall_visitor')
