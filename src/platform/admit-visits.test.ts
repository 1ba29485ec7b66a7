import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import Fastify from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { admitVisits } from './admit-visits.ts'
import { readConfig } from './config.ts'

const server = { close: async () => {} }
afterEach(() => server.close())

/** A hall with one slot; its slow page completes when `finish` is called. */
async function smallHall() {
  const hall = Fastify({ forceCloseConnections: true })
  server.close = () => hall.close()
  admitVisits(hall, readConfig({ VISITS_AT_ONCE: '1', BUSY_AFTER_MS: '50' }))
  hall.addContentTypeParser('multipart/form-data', (_request, _body, done) => done(null))
  const page = Promise.withResolvers<void>()
  const arrived = Promise.withResolvers<void>()
  const formBegan = Promise.withResolvers<void>()
  hall.addHook('onRequest', async request => (request.url === '/form' ? formBegan.resolve() : undefined))
  hall.get('/slow', async () => {
    arrived.resolve()
    await page.promise
    return 'page'
  })
  hall.get('/page', async () => 'page')
  hall.post('/form', async () => 'taken')
  hall.post('/file', async () => 'taken')
  hall.get('/asset', { config: { alwaysAnswered: true } }, async () => 'asset')
  await hall.listen({ port: 0, host: '127.0.0.1' })
  const { port } = hall.server.address() as AddressInfo
  const statusOf = async (path: string, request?: RequestInit) =>
    (await fetch(`http://127.0.0.1:${port}${path}`, request)).status
  return {
    port,
    statusOf,
    arrived: arrived.promise,
    formBegan: formBegan.promise,
    finish: () => page.resolve(),
  }
}

test('while the only slot is taken, pages and forms are rejected; assets and uploads are served', async () => {
  const { statusOf, arrived, finish } = await smallHall()
  const slow = statusOf('/slow')
  await arrived
  const form = { method: 'POST', body: new URLSearchParams({ a: '1' }).toString() }
  const file = {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: '--x--',
  }
  expect(await Promise.all([statusOf('/page'), statusOf('/form', form), statusOf('/nowhere')])).toEqual([
    503, 503, 503,
  ])
  expect(await Promise.all([statusOf('/asset'), statusOf('/file', file)])).toEqual([200, 200])
  finish()
  expect(await slow).toBe(200)
  expect(await statusOf('/page')).toBe(200)
  expect(await statusOf('/nowhere')).toBe(404)
  expect(await statusOf('/page')).toBe(200)
})

test('after a disconnect the slot is released when the handler has finished, not before', async () => {
  const { port, statusOf, arrived, finish } = await smallHall()
  const impatient = connect(port, '127.0.0.1')
  impatient.write('GET /slow HTTP/1.1\r\nhost: x\r\n\r\n')
  await arrived
  impatient.destroy()
  await once(impatient, 'close')
  expect(await statusOf('/page')).toBe(503)
  finish()
  expect(await statusOf('/page')).toBe(200)
})

test('a form that is still being sent holds no slot', async () => {
  const { port, statusOf, formBegan } = await smallHall()
  const slow = connect(port, '127.0.0.1')
  slow.write('POST /form HTTP/1.1\r\nhost: x\r\ncontent-type: text/plain\r\ncontent-length: 10\r\n\r\nhalf')
  await formBegan
  expect(await statusOf('/page')).toBe(200)
  slow.destroy()
})
