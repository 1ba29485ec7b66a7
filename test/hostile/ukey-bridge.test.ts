import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openBridge } from '../../demo/ukey/bridge.ts'
import { Slot } from '../../demo/ukey/methods.ts'
import { readToken } from '../../demo/ukey/read-token.ts'

const hall = 'https://hall.example'
const file = join(import.meta.dirname, '../../demo/ukey/zhengzhou.json')
const bridge = openBridge(new Slot([readToken(file)]), [hall])
let port = 0
beforeAll(async () => {
  await new Promise<void>(resolve => bridge.listen(0, '127.0.0.1', resolve))
  port = (bridge.address() as AddressInfo).port
})
afterAll(() => void bridge.close())

interface Sent {
  readonly origin?: string
  readonly host?: string
  readonly type?: string
  readonly body?: unknown
}

const answerSchema = z.looseObject({ code: z.number(), retriesLeft: z.number().optional() })

function post({ origin = hall, host = `127.0.0.1:${port}`, type = 'application/json', body }: Sent) {
  return new Promise<{ status: number | undefined; answer: z.infer<typeof answerSchema> }>(
    (resolve, reject) => {
      const headers = { origin, host, 'content-type': type }
      const sent = request({ port, host: '127.0.0.1', method: 'POST', headers }, reply => {
        let text = ''
        reply.on('data', (chunk: Buffer) => {
          text += chunk.toString()
        })
        reply.on('end', () =>
          resolve({ status: reply.statusCode, answer: answerSchema.parse(JSON.parse(text)) }),
        )
      })
      sent.on('error', reject)
      sent.end(typeof body === 'string' ? body : JSON.stringify(body ?? { method: 'listCertificates' }))
    },
  )
}

const sign = (pin: string) =>
  post({ body: { method: 'sign', params: { certId: 'zhengzhou', pin, data: 'eA==' } } })

test('other origins, foreign host names and plain forms get nothing', async () => {
  expect(await post({})).toMatchObject({ status: 200, answer: { code: 0 } })
  const foreign = [
    'https://evil.example',
    'https://hall.example.evil.example',
    'http://127.0.0.1.evil.example',
    'null',
    '',
  ]
  for (const origin of foreign) {
    expect(await post({ origin }), origin).toEqual({ status: 403, answer: { code: 0x0b000001 } })
  }
  expect((await post({ host: 'evil.example:80' })).status).toBe(421)
  expect((await post({ type: 'text/plain' })).status).toBe(400)
  expect((await post({ body: '{' })).answer.code).toBe(0x0a000006)
  expect((await post({ body: { method: 'sign', params: { certId: 1 } } })).answer.code).toBe(0x0a000006)
})

test('six wrong PINs lock the token; a correct PIN resets the count, a short one does not count', async () => {
  expect((await sign('123')).answer.code).toBe(0x0a000027)
  expect((await sign('000000')).answer).toEqual({ code: 0x0a000024, retriesLeft: 5 })
  expect((await sign('123456')).answer.code).toBe(0)
  for (let left = 5; left > 0; left -= 1) expect((await sign('000000')).answer.retriesLeft).toBe(left)
  expect((await sign('000000')).answer.code).toBe(0x0a000025)
  expect((await sign('123456')).answer.code).toBe(0x0a000025)
})
