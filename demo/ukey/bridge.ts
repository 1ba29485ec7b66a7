import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { z } from 'zod'
import { type Answer, codes, type Slot } from './methods.ts'

const largest = 4 * 1024 * 1024

const messageSchema = z.object({ method: z.string(), params: z.record(z.string(), z.unknown()).default({}) })

/** Allows pages on this computer and the origins given as arguments. */
function isAllowed(origin: string, named: readonly string[]): boolean {
  return named.includes(origin) || /^https?:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/.test(origin)
}

/**
 * The bridge of docs/ukey-bridge.md between a page and the tokens: POST JSON on the loopback address only. Others
 * only get a refusal; a `Host` other than loopback is rejected, against DNS rebinding.
 */
export function openBridge(slot: Slot, origins: readonly string[]): Server {
  return createServer((request, reply) => {
    const { origin = '', host = '' } = request.headers
    if (!/^(127\.0\.0\.1|localhost):\d+$/.test(host)) return end(reply, 421, { code: codes.foreignOrigin })
    reply.setHeader('Access-Control-Allow-Origin', origin || 'null')
    reply.setHeader('Vary', 'Origin')
    if (request.method === 'OPTIONS') {
      reply.setHeader('Access-Control-Allow-Methods', 'POST')
      reply.setHeader('Access-Control-Allow-Headers', 'content-type')
      reply.setHeader('Access-Control-Allow-Private-Network', 'true')
      reply.setHeader('Access-Control-Max-Age', '600')
      return end(reply, 204)
    }
    if (!isAllowed(origin, origins)) return end(reply, 403, { code: codes.foreignOrigin })
    if (request.method !== 'POST' || request.headers['content-type'] !== 'application/json') {
      return end(reply, 400, { code: codes.badRequest })
    }
    void answer(request, slot).then(said => end(reply, 200, said))
  })
}

function end(reply: ServerResponse, status: number, answer?: Answer): void {
  reply.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' })
  reply.end(answer ? JSON.stringify(answer) : undefined)
}

async function answer(request: IncomingMessage, slot: Slot): Promise<Answer> {
  try {
    const chunks: Buffer[] = []
    let bytes = 0
    const body: AsyncIterable<Buffer> = request
    for await (const chunk of body) {
      bytes += chunk.length
      if (bytes > largest) return { code: codes.badRequest, message: 'too large' }
      chunks.push(chunk)
    }
    const { method, params } = messageSchema.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')))
    return slot.answer(method, params)
  } catch (error) {
    return { code: codes.badRequest, message: error instanceof Error ? error.message : 'bad request' }
  }
}
