import { execFileSync } from 'node:child_process'
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { publicKeyOf, signSm2 } from '../../../demo/ukey/sign-sm2.ts'
import { order, Sm2Point, sm2Digest } from './sm2-curve.ts'
import { verifySm2 } from './verify-sm2.ts'

const folder = mkdtempSync(join(tmpdir(), 'sm2-'))
afterAll(() => rmSync(folder, { recursive: true }))
const openssl = (...words: readonly string[]) =>
  execFileSync('openssl', words, { cwd: folder, stdio: 'pipe' })
const sm2 = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678']

// GM/T 0003.5-2012, A.2
const secret = 0x3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8n
const nonce = 0x59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21n
const message = Buffer.from('message digest')
const publicKey = publicKeyOf(secret)
const number = (value: bigint) => {
  const hex = value.toString(16)
  const body = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')
  const padded = (body[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.alloc(1), body]) : body
  return Buffer.concat([Buffer.from([2, padded.length]), padded])
}
const pair = (r: bigint, s: bigint) => {
  const body = Buffer.concat([number(r), number(s)])
  return Buffer.concat([Buffer.from([0x30, body.length]), body])
}
const r = 0xf5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3n
const s = 0xb1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aan

test('matches the standard’s example: key, digest, signature', () => {
  expect(Buffer.from(publicKey).toString('hex')).toBe(
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  )
  expect(sm2Digest(publicKey, message).toString(16)).toBe(
    'f0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640',
  )
  expect(signSm2(secret, message, nonce)).toEqual(pair(r, s))
  expect(verifySm2(publicKey, message, pair(r, s))).toBe(true)
})

test('rejects any other number, byte or key without throwing', () => {
  const refused = [
    pair(0n, s),
    pair(r, 0n),
    pair(order, s),
    pair(r, order),
    pair(r + order, s),
    pair(r, s + order),
    pair(r, order - r),
    pair(s, r),
    Buffer.concat([pair(r, s), Buffer.from([0])]),
    pair(r, s).subarray(0, -1),
    Buffer.concat([Buffer.from([0x30, 0x81]), pair(r, s).subarray(1)]),
    Buffer.alloc(0),
    Buffer.alloc(72, 0xff),
  ]
  expect(refused.filter(signature => verifySm2(publicKey, message, signature))).toEqual([])
  const offCurve = Buffer.from(publicKey)
  offCurve[64] = (offCurve[64] ?? 0) ^ 1
  const keys = [
    offCurve,
    publicKey.subarray(1),
    Buffer.concat([publicKey, Buffer.alloc(1)]),
    Buffer.alloc(65),
  ]
  expect(keys.filter(key => verifySm2(key, message, pair(r, s)))).toEqual([])
  expect(verifySm2(Sm2Point.fromBytes(publicKey).toBytes(true), message, pair(r, s))).toBe(false)
})

test('any single flipped bit invalidates a signature', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.nat(), fc.nat(7), (data, place, bit) => {
      const signature = signSm2(secret, data)
      expect(verifySm2(publicKey, data, signature)).toBe(true)
      const changed = Buffer.from(data)
      const at = place % changed.length
      changed[at] = (changed[at] ?? 0) ^ (1 << bit)
      expect(verifySm2(publicKey, changed, signature)).toBe(false)
      const broken = Buffer.from(signature)
      const there = place % broken.length
      broken[there] = (broken[there] ?? 0) ^ (1 << bit)
      expect(verifySm2(publicKey, data, broken)).toBe(false)
    }),
    { numRuns: 25 },
  )
})

test('OpenSSL and this module accept each other’s signatures and reject altered ones', () => {
  openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:SM2', '-out', 'key.pem')
  const key = createPrivateKey(readFileSync(join(folder, 'key.pem')))
  const own = Buffer.from(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-65))
  const pkcs8 = key.export({ format: 'der', type: 'pkcs8' }).toString('hex')
  const ownSecret = BigInt(`0x${/0201010420(.{64})/.exec(pkcs8)?.[1]}`)
  expect(Buffer.from(publicKeyOf(ownSecret))).toEqual(own)
  for (const text of ['x', '稳岗返还申报', 'a'.repeat(4000)]) {
    const data = Buffer.from(text)
    writeFileSync(join(folder, 'm'), data)
    openssl('pkeyutl', '-sign', '-in', 'm', '-inkey', 'key.pem', '-out', 'theirs', ...sm2)
    const theirs = readFileSync(join(folder, 'theirs'))
    expect(verifySm2(own, data, theirs)).toBe(true)
    expect(verifySm2(own, Buffer.concat([data, data]), theirs)).toBe(false)
    writeFileSync(join(folder, 'ours'), signSm2(ownSecret, data))
    const check = ['pkeyutl', '-verify', '-inkey', 'key.pem', '-sigfile', 'ours', ...sm2]
    expect(openssl(...check, '-in', 'm').toString()).toContain('Verified Successfully')
    writeFileSync(join(folder, 'm'), `${text}!`)
    expect(() => openssl(...check, '-in', 'm')).toThrow()
  }
})
