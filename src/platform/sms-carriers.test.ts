import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { NotTaken } from './deliver-sms.ts'
import { smsGateway } from './sms-carriers.ts'

test('posts number and text with its token; the error for a rejected message omits the number', async () => {
  const received: unknown[] = []
  let status = 200
  const gateway = createServer(async (request, response) => {
    received.push([request.method, request.headers.authorization, await json(request)])
    response.writeHead(status).end()
  })
  await new Promise<void>(resolve => gateway.listen(0, '127.0.0.1', resolve))
  const { port } = gateway.address() as AddressInfo
  const carry = smsGateway({ url: `http://127.0.0.1:${port}/send`, token: 'secret' })
  await carry({ mobile: '13800000001', text: '您好' })
  expect(received).toEqual([['POST', 'Bearer secret', { mobile: '13800000001', text: '您好' }]])
  status = 503
  const failure = () => carry({ mobile: '13800000001', text: '您好' }).catch((error: unknown) => error)
  const refused = await failure()
  expect(refused).toBeInstanceOf(NotTaken)
  expect(String(refused)).toBe('Error: SMS gateway answered 503')
  // A proxy that lost the gateway behind it does not know.
  status = 504
  expect(await failure()).not.toBeInstanceOf(NotTaken)
  gateway.close()
})

test('a connection that breaks before the answer leaves it open whether the message was taken', async () => {
  const gateway = createServer(request => request.socket.destroy())
  await once(gateway.listen(0, '127.0.0.1'), 'listening')
  const { port } = gateway.address() as AddressInfo
  const failure = await smsGateway({ url: `http://127.0.0.1:${port}/`, token: 't' })({
    mobile: '13800000001',
    text: '您好',
  }).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(Error)
  expect(failure).not.toBeInstanceOf(NotTaken)
  gateway.close()
})

test('a message that reached nobody may be sent again', async () => {
  const closed = createServer()
  await once(closed.listen(0, '127.0.0.1'), 'listening')
  const { port } = closed.address() as AddressInfo
  closed.close()
  await once(closed, 'close')
  const carry = smsGateway({ url: `http://127.0.0.1:${port}/`, token: 't' })
  await expect(carry({ mobile: '13800000001', text: '您好' })).rejects.toBeInstanceOf(NotTaken)
})
