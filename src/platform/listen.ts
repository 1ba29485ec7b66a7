import { once } from 'node:events'
import { type AddressInfo, createServer, type Server } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { ConfigFault } from './config.ts'

/** Connections of a burst that the kernel queues per socket; a dropped one is only retried after a second or more. */
const backlog = 4096

/**
 * libuv accepts one connection per socket and event loop iteration. Under load an iteration takes some 10 ms, so with
 * one socket a burst would wait in the kernel for many seconds before admission control could even reject it.
 */
const sockets = process.platform === 'linux' ? 16 : 1

/** Listens on a port, with several sockets where the platform lets them share it. @returns the port. */
export async function listen(server: FastifyInstance, at: { port: number; host: string }): Promise<number> {
  const more = Array.from({ length: sockets - 1 }, () => anotherSocket(server))
  let ended: Promise<unknown> | undefined
  server.addHook('preClose', async () => {
    ended = Promise.all(more.map(socket => socket[Symbol.asyncDispose]()))
  })
  server.addHook('onClose', async () => void (await ended))
  const shared = { host: at.host, backlog, reusePort: sockets > 1 }
  await server.listen({ ...shared, port: at.port })
  const { port } = server.server.address() as AddressInfo
  await Promise.all(more.map(socket => once(socket.listen({ ...shared, port }), 'listening')))
  return port
}

const whyNot: Readonly<Record<string, string>> = {
  EADDRINUSE: '已有别的程序在使用，请将其停止，或换一个端口',
  EACCES: '没有使用这个端口的权限',
  EADDRNOTAVAIL: '本机没有这个地址',
}

/**
 * Sockets that share a port do not notice each other, so two halls would silently share it too.
 * @throws ConfigFault when another program listens there already, or nobody can.
 */
export async function refuseIfTaken(at: { port: number; host: string }): Promise<void> {
  const probe = createServer()
  await once(probe.listen(at), 'listening').catch((error: NodeJS.ErrnoException) => {
    const why = whyNot[error.code ?? ''] ?? error.message
    throw new ConfigFault([`HOST、PORT: 不能在 ${at.host}:${at.port} 上提供服务：${why}`])
  })
  probe.close()
  await once(probe, 'close')
}

/** The HTTP server takes connections from elsewhere by its `connection` event; the options are those it has itself. */
function anotherSocket({ server }: FastifyInstance): Server {
  return createServer({ allowHalfOpen: true, noDelay: true }, socket => server.emit('connection', socket))
}
