import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { listen, refuseIfTaken } from './listen.ts'
import { releaseConnections } from './release-connections.ts'

const here = { port: 0, host: '127.0.0.1' }

const burst = 160

/** Connects while the main thread is blocked: the kernel completes the handshakes, nobody accepts them. */
const client = `
  const { workerData: { port, burst, connected } } = require('node:worker_threads')
  for (let i = 0; i < burst; i += 1) require('node:net').connect(port, '127.0.0.1').once('connect', () => {
    Atomics.add(connected, 0, 1)
    Atomics.notify(connected, 0)
  })`

test('several connections of a burst are accepted in each event loop iteration', async () => {
  const server = Fastify({ forceCloseConnections: true })
  const port = await listen(server, here)
  let accepted = 0
  server.server.on('connection', () => {
    accepted += 1
  })
  const connected = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(client, { eval: true, workerData: { port, burst, connected } })
  for (let known = 0; known < burst; known = Atomics.load(connected, 0)) {
    if (Atomics.wait(connected, 0, known, 10_000) === 'timed-out') throw new Error(`${known} connected`)
  }
  let iterations = 0
  for (; accepted < burst; iterations += 1) await new Promise(resolve => setImmediate(resolve))
  expect(iterations).toBeLessThan(burst / 3)
  await worker.terminate()
  await server.close()
})

test('a port that another program listens on is refused', async () => {
  const first = Fastify()
  const port = await listen(first, here)
  await expect(refuseIfTaken({ ...here, port })).rejects.toThrow(
    `HOST、PORT: 不能在 127.0.0.1:${port} 上提供服务：已有别的程序在使用`,
  )
  await first.close()
})

test('closing answers the requests under way on every socket, and accepts no more', async () => {
  const server = Fastify({ forceCloseConnections: 'idle' })
  releaseConnections(server)
  const finish = Promise.withResolvers<void>()
  let arrived = 0
  server.get('/', async () => {
    arrived += 1
    await finish.promise
    return 'done'
  })
  const port = await listen(server, here)
  const answers = Array.from({ length: 40 }, async () => (await fetch(`http://127.0.0.1:${port}/`)).text())
  while (arrived < 40) await pause(10)
  const closed = server.close()
  await pause(50)
  await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow('fetch failed')
  finish.resolve()
  expect(new Set(await Promise.all(answers))).toEqual(new Set(['done']))
  await closed
})
