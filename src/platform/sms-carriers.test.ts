import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { expect, test } from 'vitest'
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
  await expect(carry({ mobile: '13800000001', text: '您好' })).rejects.toThrow(/^SMS gateway answered 503$/)
  gateway.close()
})
