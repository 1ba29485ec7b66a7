import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { readToken } from '../../../demo/ukey/read-token.ts'
import { signWith } from '../../../demo/ukey/token.ts'
import { DerFault } from './der.ts'
import { findChain } from './find-chain.ts'
import { type Certificate, readCertificate, readCertificateFile } from './read-certificate.ts'
import { readRevocations } from './read-revocations.ts'
import { trustIn } from './trust.ts'
import { verifyIssued, verifySignatureBy } from './verify-signature-by.ts'

const demo = join(import.meta.dirname, '../../../demo')
const ca = join(demo, 'ca')
const at = new Date('2023-08-11T01:00:00Z')
const folder = mkdtempSync(join(tmpdir(), 'trust-'))
afterAll(() => rmSync(folder, { recursive: true }))

const token = (name: string) => readToken(join(demo, 'ukey', `${name}.json`))
const on = (name: string, id: string): Certificate => {
  const found = token(name).certificates.find(one => one.id === id)
  return readCertificate(Buffer.from(found?.cert ?? '', 'base64'))
}
const authority = (name: string) => readCertificateFile(readFileSync(join(ca, `${name}.crt`)))

test('parses a certificate: holder in Chinese, code, dates, key usage, algorithm', () => {
  const certificate = on('changyuan', 'changyuan')
  expect(certificate.subject.commonName).toBe('长垣示例医疗器械有限公司')
  expect(certificate.issuer.commonName).toBe('演示单位证书签发机构')
  expect(certificate.creditCodes).toEqual(['91410783MA0000023C'])
  expect([certificate.validFrom, certificate.validTo]).toEqual([
    new Date('2020-01-01T00:00:00Z'),
    new Date('2049-12-31T23:59:59Z'),
  ])
  expect(certificate.keyUsage).toEqual({ signs: true, signsCertificates: false, signsRevocations: false })
  expect(certificate.key.algorithm).toBe('SM2-SM3')
  expect(certificate.pathLength).toBeUndefined()
  const shown = execFileSync(
    'openssl',
    ['x509', '-inform', 'DER', '-noout', '-serial', '-fingerprint', '-sha256'],
    {
      input: certificate.der,
    },
  ).toString()
  expect(shown).toContain(`serial=${certificate.serial}`)
  expect(shown.replaceAll(':', '').toLowerCase()).toContain(certificate.fingerprint)
  // The code may also be in a private extension of GM/T 0015 instead of the subject.
  expect(on('changyuan', 'changyuan-spare').creditCodes).toEqual(['91410783MA0000023C'])
  expect(on('changyuan', 'changyuan-encryption').keyUsage.signs).toBe(false)
})

test('links verify in the right order only, as OpenSSL confirms', () => {
  const [root, unit, rsa] = [authority('root'), authority('unit'), authority('unit-rsa')]
  const leaf = on('changyuan', 'changyuan')
  expect(verifyIssued(leaf, unit)).toBe(true)
  expect(verifyIssued(unit, root)).toBe(true)
  expect(verifyIssued(leaf, root)).toBe(false)
  expect(verifyIssued(leaf, rsa)).toBe(false)
  expect(verifyIssued(on('changyuan', 'changyuan-rsa'), rsa)).toBe(true)
  const pem = (der: Uint8Array) =>
    `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
  writeFileSync(join(folder, 'leaf.pem'), pem(leaf.der))
  const words = ['-vfyopt', 'distid:1234567812345678', '-partial_chain', '-trusted', join(ca, 'unit.crt')]
  expect(execFileSync('openssl', ['verify', ...words, join(folder, 'leaf.pem')]).toString()).toContain('OK')
  expect(readCertificateFile(Buffer.from(pem(leaf.der))).fingerprint).toBe(leaf.fingerprint)
})

test('chains: trusted, expired, revoked, unknown authority, not yet valid', async () => {
  const trust = await trustIn(ca)
  expect(trust.unusable).toEqual([])
  const said = (certificate: Certificate, when = at) => {
    const found = findChain(trust, certificate, when)
    return 'fault' in found ? found.fault : found.chain.map(one => one.subject.commonName)
  }
  expect(said(on('changyuan', 'changyuan'))).toEqual(['演示单位证书签发机构', '演示国密根证书'])
  expect(said(on('changyuan', 'changyuan-rsa'))).toEqual(['演示单位证书签发机构RSA', '演示RSA根证书'])
  expect(said(on('refused', 'expired'))).toBe('expired')
  expect(said(on('refused', 'revoked'))).toBe('revoked')
  expect(said(on('refused', 'foreign-holder'))).toBe('unknown-issuer')
  expect(said(on('changyuan', 'changyuan'), new Date('2019-12-31T23:59:59Z'))).toBe('not-yet')
})

test('nothing is trusted without a current list; a fresh list takes effect without a restart', async () => {
  const own = join(folder, 'ca')
  cpSync(ca, own, { recursive: true })
  const certificate = on('changyuan', 'changyuan')
  expect(findChain(await trustIn(own), certificate, at)).toHaveProperty('chain')
  // Another authority's list under this name has the wrong signature.
  cpSync(join(ca, 'root.crl'), join(own, 'unit.crl'))
  utimesSync(join(own, 'unit.crl'), 1, 1)
  expect(findChain(await trustIn(own), certificate, at)).toEqual({ fault: 'no-revocations' })
  writeFileSync(join(own, 'unit.crl'), 'nonsense')
  expect((await trustIn(own)).unusable).toEqual(['unit.crl'])
  expect(findChain(await trustIn(own), certificate, new Date('2050-01-01'))).toEqual({ fault: 'expired' })
})

test('verifies SM2 and RSA signatures, and rejects other data or another holder', () => {
  const data = Buffer.from('登录')
  for (const id of ['changyuan', 'changyuan-rsa']) {
    const signature = signWith(token('changyuan'), id, '123456', data) ?? Buffer.alloc(0)
    expect(verifySignatureBy(on('changyuan', id), data, signature)).toBe(true)
    expect(verifySignatureBy(on('changyuan', id), Buffer.from('登陆'), signature)).toBe(false)
    expect(verifySignatureBy(on('zhengzhou', 'zhengzhou'), data, signature)).toBe(false)
  }
  expect(signWith(token('changyuan'), 'changyuan', '123457', data)).toBeUndefined()
})

test('any bytes give a certificate or a DerFault', () => {
  const whole = Buffer.from(on('changyuan', 'changyuan').der)
  const fine = (bytes: Uint8Array) => {
    for (const read of [readCertificate, readRevocations]) {
      try {
        read(bytes)
      } catch (fault) {
        expect(fault).toBeInstanceOf(DerFault)
      }
    }
  }
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), fine), { numRuns: 300 })
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), (place, byte) => {
      const changed = Buffer.from(whole)
      changed[place] = byte
      fine(changed)
    }),
    { numRuns: 600 },
  )
  expect(() => readCertificate(Buffer.concat([whole, Buffer.alloc(1)]))).toThrow(DerFault)
  expect(() => readCertificate(whole.subarray(0, -1))).toThrow(DerFault)
})

test('reads a list of a hundred thousand entries', () => {
  const entries = Buffer.concat(
    Array.from({ length: 100_000 }, (_, i) => {
      const serial = Buffer.alloc(16, 1)
      serial.writeUInt32BE(i, 4)
      return Buffer.concat([
        Buffer.from('30210210', 'hex'),
        serial,
        Buffer.from('170d3233303130313030303030305a', 'hex'),
      ])
    }),
  )
  const small = readFileSync(join(ca, 'root.crl'), 'latin1').replaceAll(/-----.*-----|\s/g, '')
  const list = Buffer.from(small, 'base64')
  const wrap = (tag: number, ...parts: readonly Uint8Array[]) => {
    const body = Buffer.concat(parts)
    const head = Buffer.alloc(6)
    head.writeUInt8(tag, 0)
    head.writeUInt8(0x84, 1)
    head.writeUInt32BE(body.length, 2)
    return body.length > 0xff_ff_ff
      ? Buffer.concat([head, body])
      : Buffer.concat([shortest(tag, body.length), body])
  }
  const shortest = (tag: number, length: number) => {
    const hex = length.toString(16)
    const bytes = Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')
    return length < 0x80
      ? Buffer.from([tag, length])
      : Buffer.concat([Buffer.from([tag, 0x80 + bytes.length]), bytes])
  }
  const read = readRevocations(list)
  const content = Buffer.from(read.signed.content)
  const inner = content.subarray(content[1] === 0x81 ? 3 : content[1] === 0x82 ? 4 : 2)
  const long = wrap(
    0x30,
    wrap(0x30, inner, wrap(0x30, entries)),
    list.subarray(list.indexOf(content) + content.length),
  )
  expect(readRevocations(long).serials.size).toBe(100_000)
})
