import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { clockFrom, readConfig } from '#platform'
import { poppler, sampleSheet, textOf } from '../../../test/printed.ts'
import { writePdf } from '../pdf/write-pdf.ts'
import { demoSigner } from './demo-signer.ts'
import { selfSigned } from './self-signed.ts'
import { signPdf } from './sign-pdf.ts'
import { checkPrintSigning, readSigner } from './signer-of.ts'

// Poppler and the fonts are slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const at = new Date('2023-08-11T09:00:00+08:00')

test.each(['rsa', 'ec'] as const)(
  'a common reader finds the %s signature valid, with a Chinese name, until one byte is changed',
  async kind => {
    const pair =
      kind === 'rsa'
        ? generateKeyPairSync('rsa', { modulusLength: 2048 })
        : generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const certificate = new X509Certificate(selfSigned(pair, '长垣市社会保险中心单据签名'))
    const signer = { key: pair.privateKey, certificates: [certificate] as const, name: '长垣市社会保险中心' }
    const signed = await signPdf(await writePdf([sampleSheet()]), signer, at)
    const judged = poppler('pdfsig', signed)
    expect(judged).toContain('Signature is Valid')
    expect(judged).toContain('Total document signed')
    expect(judged).toContain('ETSI.CAdES.detached')
    expect(judged).toContain('长垣市社会保险中心单据签名')
    expect(textOf(signed)).toContain('普通稳岗返还信息确认申报表')
    expect(poppler('pdfinfo', signed)).toMatch(/Tagged:\s+yes/)
    const changed = Buffer.from(signed)
    changed[3000] = (changed[3000] ?? 0) ^ 1
    expect(poppler('pdfsig', changed)).toContain('Digest Mismatch')
  },
)

test('the demonstration generates its key once, readable by its owner only, even concurrently', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'signer-'))
  const [files] = await Promise.all([demoSigner(folder), demoSigner(folder)])
  const signer = await readSigner(files)
  expect(signer.name).toContain('测试环境')
  expect((await stat(files.key)).mode & 0o077).toBe(0)
  expect(await readSigner(await demoSigner(folder))).toEqual(signer)
  await rm(folder, { recursive: true })
})

test('an unusable certificate prevents the start, naming the entry', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'signer-'))
  const files = await demoSigner(folder)
  const other = await demoSigner(join(folder, 'other'))
  await writeFile(join(folder, 'empty.pem'), '')
  const check = (cert: string, key: string, day = '2023-08-11') =>
    checkPrintSigning({
      config: readConfig({ PRINT_SIGNING_CERT: cert, PRINT_SIGNING_KEY: key }),
      clock: clockFrom(new Date(`${day}T09:00:00+08:00`)),
    })
  await check(files.cert, files.key)
  await expect(check(files.cert, other.key)).rejects.toThrow(/PRINT_SIGNING_KEY.*不匹配/)
  await expect(check(join(folder, 'empty.pem'), files.key)).rejects.toThrow(/PRINT_SIGNING_CERT.*没有证书/)
  await expect(check(join(folder, 'none.pem'), files.key)).rejects.toThrow(/PRINT_SIGNING_CERT.*无法读取/)
  await expect(check(files.cert, files.key, '2051-01-01')).rejects.toThrow(/有效期/)
  expect(() => readConfig({ PRINT_SIGNING_CERT: files.cert })).toThrow(/须同时填写/)
  await rm(folder, { recursive: true })
})
