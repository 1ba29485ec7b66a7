import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

/**
 * Lets a server close while browsers keep connections open. Unused preconnected sockets are closed immediately (Node.js
 * would wait a minute for their first request); connections with a request in progress close after the response, or
 * after `patience` milliseconds: container runtimes kill after ten seconds. Idle keep-alive connections are closed by
 * Fastify.
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
