import * as node from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Buffer as Bytes } from './browser/buffer.ts'
import { createHash, createPublicKey, verify } from './browser/crypto.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

test('the offline page computes the same hashes as Node.js', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('sha256', 'sm3'), (data, name) => {
      expect(createHash(name).update(data).digest('hex')).toBe(
        node.createHash(name).update(data).digest('hex'),
      )
    }),
  )
})

test.each([
  ['rsa', node.generateKeyPairSync('rsa', { modulusLength: 2048 })],
  ['ec', node.generateKeyPairSync('ec', { namedCurve: 'P-256' })],
] as const)('%s signatures are judged as Node.js judges them', (_, { publicKey, privateKey }) => {
  const key = createPublicKey({ key: publicKey.export({ format: 'der', type: 'spki' }) })
  const data = Buffer.from('稳岗返还')
  for (let i = 0; i < 5; i += 1) {
    const signature = node.sign('sha256', data, privateKey)
    expect(verify('sha256', data, key, signature)).toBe(true)
    expect(verify('sha256', Buffer.from('稳岗返回'), key, signature)).toBe(false)
    signature[signature.length - 1] = (signature.at(-1) ?? 0) ^ 1
    expect(verify('sha256', data, key, signature)).toBe(false)
  }
})

test('its Buffer reads and writes bytes as Node.js does', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), data => {
      for (const encoding of ['hex', 'base64', 'latin1'] as const) {
        const text = Buffer.from(data).toString(encoding)
        expect(Bytes.from(data).toString(encoding)).toBe(text)
        expect(hex(Bytes.from(text, encoding))).toBe(hex(data))
      }
      expect(hex(Bytes.concat([Bytes.of(1), Bytes.from(data)]))).toBe(`01${hex(data)}`)
      expect(Bytes.from(data.buffer, data.byteOffset, data.length).equals(data)).toBe(true)
    }),
  )
})
