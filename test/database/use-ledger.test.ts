import { Readable } from 'node:stream'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyAnswers, ledgerCsv, readAnswer } from '#disbursement'
import { type TestRuntime, testRuntime } from './database.ts'
import { answerCsv, catalogue, finance, operatorOf, orders, owed, reviewer, someUnits } from './money.ts'
import {
  approveBatch,
  approveRecovery,
  batches,
  bookReceipt,
  openRecovery,
  prepareBatch,
  recoveries,
  strikeUse,
  useLedger,
  useVersions,
  writeUse,
} from './visits.ts'

let runtime: TestRuntime
let unitNo = ''
beforeAll(async () => {
  runtime = await testRuntime()
  ;[unitNo = ''] = await someUnits(runtime.runtime, 2)
  await owed(runtime, unitNo, { amountFen: 1_000_000 })
  const { number } = await prepareBatch(runtime.as(finance), {
    of: {},
    format: 'csv',
    ceiling: '',
    cut: 'priority',
  })
  await approveBatch(runtime.as(reviewer), number)
  await readAnswer(runtime.as(finance), number, answerCsv(number, await orders(runtime, number)))
  await applyAnswers(runtime.as({ kind: 'system' }), catalogue)
})
afterAll(() => runtime.close())

const unit = () => runtime.as(operatorOf(unitNo))
const values = {
  year: '2023',
  usedOn: '2023-08-10',
  purpose: '技能提升培训',
  amount: '6,000.00',
  words: '焊工技能提升培训',
  people: '12',
  voucher: '记-15',
}

test('an entry is written, changed and struck; every version stays, and the totals use the latest', async () => {
  const picture = await sharp({ create: { width: 9, height: 9, channels: 3, background: 'white' } })
    .png()
    .toBuffer()
  const evidence = { name: '发票.png', stream: Readable.from(picture) }
  const entryNo = await writeUse(unit(), { values, evidence })
  await writeUse(unit(), { entryNo, values: { ...values, amount: '5000', people: '10' } })
  await writeUse(unit(), { values: { ...values, purpose: '职工生活补助', amount: '4500.50' } })
  const ledger = await useLedger(unit())
  expect(ledger).toMatchObject({ year: 2023, receivedFen: 1_000_000, usedFen: 950_050 })
  expect(ledger.totals.map(total => total.fen)).toEqual([450_050, 0, 0, 500_000, 0])
  expect(ledger.entries.map(entry => [entry.entryNo, entry.version, entry.evidence?.name])).toEqual([
    [1, 2, '发票.png'],
    [2, 1, undefined],
  ])
  await strikeUse(unit(), { entryNo, struck: true })
  await strikeUse(unit(), { entryNo, struck: true })
  expect((await useLedger(unit())).usedFen).toBe(450_050)
  expect((await useVersions(unit(), entryNo)).map(one => [one.version, one.amountFen, one.struck])).toEqual([
    [3, 500_000, true],
    [2, 500_000, false],
    [1, 600_000, false],
  ])
  const csv = ledgerCsv(await useLedger(unit()))
  expect(csv).toContain('已作废')
  expect(csv).toContain('使用合计,4500.50')
})

test('errors are shown beside each field; using more than was received is allowed', async () => {
  const wrong = { ...values, purpose: '旅游', amount: '0', people: 'x', voucher: ' ', words: 'a' }
  await expect(writeUse(unit(), { values: wrong })).rejects.toMatchObject({
    findings: ['purpose', 'amount', 'words', 'people', 'voucher'].map(field => ({ field })),
  })
  await expect(writeUse(unit(), { values: { ...values, usedOn: '2023-02-30' } })).rejects.toThrow(/年-月-日/)
  await expect(writeUse(unit(), { values: { ...values, usedOn: '2023-08-12' } })).rejects.toThrow(/今天/)
  await expect(writeUse(unit(), { entryNo: 99, values })).rejects.toThrow(/没有这一笔/)
  await writeUse(unit(), { values: { ...values, amount: '90000', words: '=cmd()' } })
  const ledger = await useLedger(unit())
  expect(ledger.usedFen).toBeGreaterThan(ledger.receivedFen)
  expect(ledgerCsv(ledger)).toContain("'=cmd()")
})

test('money paid back is deducted from that year’s receipts', async () => {
  const { number } = (await batches(runtime.as(finance)))[0] ?? { number: '' }
  const wanted = { number, lineNo: 1, cause: '金额有误', reason: '复核发现金额有误', amount: '1000' }
  await openRecovery(runtime.as(finance), wanted)
  const recoveryNo = (await recoveries(runtime.as(finance)))[0]?.recoveryNo ?? 0
  await approveRecovery(runtime.as(reviewer), recoveryNo)
  const receipt = { recoveryNo, amount: '400', receivedOn: '2023-08-11', voucher: 'A1' }
  await bookReceipt(runtime.as(finance), receipt)
  expect(await useLedger(unit(), 2023)).toMatchObject({ receivedFen: 1_000_000, paidBackFen: 40_000 })
  expect(await useLedger(unit(), 2022)).toMatchObject({ receivedFen: 0, paidBackFen: 0 })
})

test('concurrent entries get two numbers, and another unit sees and changes nothing', async () => {
  const numbers = await Promise.all([1, 2, 3].map(() => writeUse(unit(), { values })))
  expect(new Set(numbers).size).toBe(3)
  const stranger = runtime.as(operatorOf('410783000002'))
  await expect(useVersions(stranger, 1)).rejects.toThrow(/没有这一笔/)
  await expect(strikeUse(stranger, { entryNo: 1, struck: true })).rejects.toThrow(/没有这一笔/)
  expect(await useLedger(stranger)).toMatchObject({ entries: [], receivedFen: 0 })
})
