import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/**
 * Lets a server close while browsers hold connections to it: those opened in advance, over which nothing was asked
 * yet, end at once (Node.js would wait a minute for their first request); requests under way are answered, after which
 * theirs end too, and who takes longer than `patience` milliseconds is cut off: container runtimes kill after ten
 * seconds. Connections between two requests are Fastify's to close.
 */
export function releaseConnections(server: FastifyInstance, patience = 8000): void {
  const unused = new Set<Socket>()
  let closing = false
  server.server.on('connection', (socket: Socket) => {
    if (closing) return void socket.destroy()
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  server.server.on('request', ({ socket }, response) => {
    unused.delete(socket)
    response.once('close', () => setImmediate(() => closing && server.server.closeIdleConnections()))
  })
  server.addHook('preClose', done => {
    closing = true
    for (const socket of unused) socket.destroy()
    setTimeout(() => server.server.closeAllConnections(), patience).unref()
    done()
  })
}
