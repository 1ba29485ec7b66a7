import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mostPrinted, printOut, verifyPrintout, type Wanted } from '#printout'
import { sampleSheet, scanned, textOf } from '../printed.ts'
import { type TestRuntime, testRuntime } from './database.ts'
import { member, officer, operator, visitor } from './people.ts'
import { isOriginalFile, keyOfPrintout } from './visits.ts'

let runtime: TestRuntime
beforeAll(async () => {
  runtime = await testRuntime()
})
afterAll(() => runtime.close())

const site = 'https://hall.example'
const unitNo = '410783000002'
const unit = async (at?: string) => runtime.as(await operator(runtime, unitNo), at)
const wanted = (changes: Partial<Wanted> = {}): Wanted => ({
  kind: 'declaration',
  about: 'one',
  unitNo,
  areaCode: '410783',
  standing: '',
  layout: sampleSheet({ blocks: [{ kind: 'paragraphs', paragraphs: ['金额 12,960.01 元'] }] }).layout,
  ...changes,
})
const pdfOf = async (documents: readonly Wanted[], at?: string) =>
  await printOut(await unit(at), { documents, format: 'pdf', site })
const stampOf = (pdf: Buffer) => {
  const [, number = '', code = ''] = /单据编号：(\d{17})验证码：([0-9A-Z-]{11})/.exec(textOf(pdf)) ?? []
  return { number, code }
}
const rows = async () => {
  const { rows: found } = await runtime.owner.query<{ said_sealed: Buffer }>(
    'select * from printout.document order by issued_at, number',
  )
  return found
}

test('the same document keeps its number for the day, also when printed concurrently; another day or text gets another', async () => {
  const [one, other] = await Promise.all([pdfOf([wanted()]), pdfOf([wanted()])])
  expect(stampOf(one).number).toMatch(/^20230811\d{9}$/)
  expect(other.equals(one)).toBe(true)
  expect(await rows()).toHaveLength(1)
  const changed = await pdfOf([wanted({ layout: { ...wanted().layout, mark: '已受理' } })])
  expect(stampOf(changed).number).not.toBe(stampOf(one).number)
  const later = await pdfOf([wanted()], '2023-08-12T09:00:00+08:00')
  expect(stampOf(later).number).toMatch(/^20230812/)
  const [row] = await rows()
  expect(row?.said_sealed.toString('latin1')).not.toContain('12,960.01')
  await expect(runtime.runtime.pool.query(`update printout.document set kind = 'letter'`)).rejects.toThrow(
    /permission/,
  )
  await expect(runtime.runtime.pool.query('delete from printout.file')).rejects.toThrow(/permission/)
})

test('the key or the code opens the original; every wrong guess gets the same message', async () => {
  const pdf = await pdfOf([wanted({ about: 'two' })])
  const { number, code } = stampOf(pdf)
  const guest = runtime.as(visitor)
  const address = new URL(await scanned(pdf))
  const key = address.searchParams.get('key') ?? ''
  expect(address.pathname).toBe(`/verify/${number}`)
  expect(Buffer.from(key, 'base64url').length * 8).toBeGreaterThanOrEqual(128)
  const { printout, laterAt } = await verifyPrintout(guest, { number, key })
  expect(printout.layout.blocks).toEqual(wanted().layout.blocks)
  expect(laterAt).toBeUndefined()
  expect(await keyOfPrintout(guest, { number: `${number.slice(0, 8)} ${number.slice(8)}`, code })).toEqual({
    number,
    key,
  })
  const unknown = /没有查到这份单据/
  for (const wrong of [
    { number, key: '' },
    { number, key: code },
    { number, key: `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}` },
    { number: '20230811999999990', key },
  ]) {
    await expect(verifyPrintout(guest, wrong)).rejects.toThrow(unknown)
  }
  await expect(keyOfPrintout(guest, { number, code: 'ABCDE-ABCDE' })).rejects.toThrow(unknown)
  await expect(keyOfPrintout(guest, { number: '20230811999999990', code })).rejects.toThrow(unknown)
  for (let tries = 0; tries < 8; tries += 1) {
    await keyOfPrintout(guest, { number, code: 'ABCDE-ABCDF' }).catch(() => {})
  }
  await expect(keyOfPrintout(guest, { number, code })).rejects.toThrow(/过于频繁/)
  await expect(verifyPrintout(guest, { number, key })).resolves.toBeDefined()
})

test('a later print with other content is reported; an issued file is recognised, one with a changed byte is not', async () => {
  const about = 'three'
  const pdf = await pdfOf([wanted({ about })])
  const { number, code } = stampOf(pdf)
  const guest = runtime.as(visitor)
  const { key } = await keyOfPrintout(guest, { number, code })
  const ofd = await printOut(await unit(), { documents: [wanted({ about })], format: 'ofd', site })
  const { printout } = await verifyPrintout(guest, { number, key })
  const same = (file: Buffer) => isOriginalFile(guest, printout, Readable.from([file]))
  expect([await same(pdf), await same(ofd)]).toEqual([true, true])
  const changed = Buffer.from(pdf)
  changed[2000] = (changed[2000] ?? 0) ^ 1
  expect(await same(changed)).toBe(false)
  const { rows: files } = await runtime.owner.query<{ sha256: string }>(
    'select sha256 from printout.file where number = $1',
    [number],
  )
  expect(files.map(row => row.sha256)).toContain(createHash('sha256').update(pdf).digest('hex'))
  await pdfOf([wanted({ about })], '2023-08-12T09:00:00+08:00')
  expect((await verifyPrintout(guest, { number, key })).laterAt).toBeUndefined()
  const layout = { ...wanted().layout, mark: '更正' }
  await pdfOf([wanted({ about, layout })], '2023-08-11T10:00:00+08:00')
  expect((await verifyPrintout(guest, { number, key })).laterAt).toEqual(
    new Date('2023-08-11T10:00:00+08:00'),
  )
})

test('nobody prints for another unit or area, visitors print only public documents, and printing is rate limited', async () => {
  const foreign = wanted({ unitNo: '410105000003', areaCode: '410105' })
  await expect(pdfOf([foreign])).rejects.toThrow(/row-level security/)
  const reviewer = runtime.as(await officer(runtime, '410783-review'))
  await expect(printOut(reviewer, { documents: [foreign], format: 'pdf', site })).rejects.toThrow(
    /row-level security/,
  )
  const person = await member(runtime, 'person', '410783198506120029')
  if (person.kind !== 'person') throw new Error('no person')
  const filed = (holderNo: number) => ({
    documents: [wanted({ about: 'filed', holderNo })],
    format: 'pdf' as const,
    site,
  })
  await expect(printOut(runtime.as(person), filed(person.accountNo))).resolves.toBeDefined()
  await expect(printOut(runtime.as(person), filed(person.accountNo + 1))).rejects.toThrow(/row-level/)
  const guest = runtime.as(visitor)
  await expect(printOut(guest, { documents: [wanted()], format: 'pdf', site })).rejects.toThrow(/请先登录/)
  const open = wanted({ kind: 'publicity', about: '7', unitNo: '' })
  expect(stampOf(await printOut(guest, { documents: [open], format: 'pdf', site })).number).toMatch(/^2023/)
  const many = Array.from({ length: mostPrinted + 1 }, (_, i) => wanted({ about: `many-${i}` }))
  await expect(pdfOf(many)).rejects.toThrow(/一次最多打印 50 份/)
  await expect(pdfOf([])).rejects.toThrow(/请先勾选/)
  const batch = await pdfOf(many.slice(0, 3))
  expect(textOf(batch).match(/第1页共1页/g)).toHaveLength(3)
})
