import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyAnswers, checkBooks, readAnswer } from '#disbursement'
import { AlreadyPosted, Refusal, yuanOf } from '#platform'
import { type TestRuntime, testRuntime } from './database.ts'
import {
  acceptor,
  answerCsv,
  catalogue,
  finance,
  money,
  officerOf,
  operatorOf,
  orders,
  owed,
  reviewer,
  type Said,
  someUnits,
} from './money.ts'
import { submit } from './people.ts'
import {
  accept,
  approveBatch,
  approveRecovery,
  batchDetails,
  batches,
  bookReceipt,
  books,
  decideDispute,
  disputes,
  openRecovery,
  prepareBatch,
  proposeDispute,
  publishedBooks,
  recoveries,
  rejectBatch,
  toDo,
} from './visits.ts'

let runtime: TestRuntime
let units: string[]
beforeAll(async () => {
  runtime = await testRuntime()
  units = await someUnits(runtime.runtime, 30)
})
afterAll(() => runtime.close())

const as = (who: typeof finance) => runtime.as(who)
const system = () => runtime.as({ kind: 'system' })

interface Walk {
  readonly random: (below: number) => number
  readonly filed: Set<string>
}

/** Actions of people and the bank, in random order; a refusal counts as a step. */
const deeds: readonly ((walk: Walk) => Promise<unknown>)[] = [
  async ({ random, filed }) => {
    const unitNo = units.slice(0, -1).find(one => !filed.has(one))
    if (!unitNo) return
    filed.add(unitNo)
    await owed(runtime, unitNo, { amountFen: 1 + random(5_000_000) })
  },
  async ({ random }) => {
    const ceiling = random(3) === 0 ? '' : yuanOf(1 + random(6_000_000))
    const cut = random(2) === 0 ? 'ratio' : 'priority'
    await prepareBatch(as(finance), { of: {}, format: 'csv', ceiling, cut })
  },
  async ({ random }) => {
    const [newest] = await batches(as(finance))
    if (!newest) return
    if (random(4) === 0) await rejectBatch(as(reviewer), { number: newest.number, reason: '重新制单' })
    else await approveBatch(as(reviewer), newest.number)
  },
  async ({ random }) => {
    const approved = (await batches(as(finance))).filter(batch => batch.state === 'approved')
    const number = approved[random(approved.length)]?.number
    if (!number) return
    const told = (await orders(runtime, number)).filter(() => random(3) > 0)
    const said = told.map(
      (one): Said => (random(3) === 0 ? { ...one, outcome: '退回', reason: '户名不符' } : one),
    )
    await readAnswer(as(finance), number, answerCsv(number, said))
    await applyAnswers(system(), catalogue)
  },
  async ({ random, filed }) => {
    const unitNo = [...filed][random(filed.size)] ?? ''
    const [row] = await toDo(runtime.as(operatorOf(unitNo)), 'employer')
    if (!row) return
    await submit(runtime.as(operatorOf(unitNo)), money, { declarationId: row.declarationId })
    await accept(as(acceptor), money, row.declarationId)
  },
  async ({ random }) => {
    const open = await disputes(as(finance))
    const dispute = open[random(open.length)]
    if (!dispute) return
    const proposal = random(3) === 0 ? 'dismiss' : 'book'
    await proposeDispute(as(finance), dispute, { proposal, words: '已向银行核实' })
    await decideDispute(as(reviewer), catalogue, dispute)
  },
  async ({ random }) => {
    const all = await batches(as(finance))
    const number = all[random(all.length)]?.number ?? ''
    const { lines } = await batchDetails(as(finance), number, 1)
    const lineNo = lines[random(lines.length)]?.lineNo ?? 0
    const amount = yuanOf(1 + random(2_000_000))
    await openRecovery(as(finance), { number, lineNo, cause: '金额有误', reason: '复核发现金额有误', amount })
  },
  async ({ random }) => {
    const all = await recoveries(as(finance))
    const one = all[random(all.length)]
    if (!one) return
    if (one.state === 'proposed') return await approveRecovery(as(reviewer), one.recoveryNo)
    const receipt = { recoveryNo: one.recoveryNo, receivedOn: '2023-08-11', voucher: `V${random(1000)}` }
    await bookReceipt(as(finance), { ...receipt, amount: yuanOf(1 + random(one.amountFen)) })
  },
]

test('for any sequence of actions by people and the bank, the books balance and no case is paid twice', async () => {
  const filed = new Set<string>()
  const done = { carried: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(deeds.length - 1), fc.nat()), { minLength: 25, maxLength: 40 }),
      async steps => {
        for (const [deed, seed] of steps) {
          let state = seed
          const random = (below: number) => {
            state = (state * 1103515245 + 12345) % 2 ** 31
            return below > 0 ? Math.floor((state / 2 ** 31) * below) : 0
          }
          try {
            await deeds[deed]?.({ random, filed })
            done.carried += 1
          } catch (error) {
            if (!(error instanceof Refusal || error instanceof AlreadyPosted)) throw error
            done.refused += 1
          }
        }
        const { lines, faults } = await checkBooks(system())
        expect(faults).toEqual([])
        expect(lines.filter(line => line.difference.fen !== 0)).toEqual([])
      },
    ),
    { numRuns: 6, endOnFailure: true },
  )
  process.stdout.write(`books: ${JSON.stringify(done)}\n`)
  expect(done.carried).toBeGreaterThan(30)
  const { rows } = await runtime.owner.query(
    `select unit_no, count(*)::int from disbursement.line where state = 'paid' group by unit_no having count(*) > 1`,
  )
  expect(rows).toEqual([])
}, 120_000)

test('the books are shown per area and year, published without any unit, and report any tampering', async () => {
  const unitNo = units.at(-1) ?? ''
  const [pending] = await batches(as(finance))
  if (pending?.state === 'prepared')
    await rejectBatch(as(reviewer), { number: pending.number, reason: '重新制单' })
  await owed(runtime, unitNo, { amountFen: 123_456 })
  const { number } = await prepareBatch(as(finance), {
    of: { words: unitNo },
    format: 'csv',
    ceiling: '',
    cut: 'priority',
  })
  await approveBatch(as(reviewer), number)
  await readAnswer(as(finance), number, answerCsv(number, await orders(runtime, number)))
  await applyAnswers(system(), catalogue)
  const lines = await books(as(finance), 2023)
  expect(lines.length).toBeGreaterThan(0)
  expect(await books(as(finance), 2022)).toEqual([])
  expect(await books(as(officerOf('finance', 9010, '410105')), 2023)).toEqual([])
  const published = await publishedBooks(runtime.as({ kind: 'visitor' }))
  expect(published.map(line => line.number).sort()).toEqual(lines.map(line => line.number).sort())
  expect(JSON.stringify(published)).not.toContain('试验单位')

  const { owner } = runtime
  const tampered = async (sql: string, back: string, words: RegExp) => {
    await owner.query(sql)
    expect((await checkBooks(system())).faults.join('；')).toMatch(words)
    await owner.query(back)
    expect((await checkBooks(system())).faults).toEqual([])
  }
  const { rows } = await owner.query<{ batch_no: number; reference: string }>(
    'select batch_no, reference from disbursement.line join disbursement.batch using (batch_no) where number = $1',
    [number],
  )
  const { batch_no: batchNo, reference } = rows[0] ?? {}
  await tampered(
    `update disbursement.line set state = 'open' where reference = '${reference}'`,
    `update disbursement.line set state = 'paid' where reference = '${reference}'`,
    /相差.*明细状态与记账不一致/,
  )
  await tampered(
    `update disbursement.batch set control_total = reverse(control_total) where batch_no = ${batchNo}`,
    `update disbursement.batch set control_total = reverse(control_total) where batch_no = ${batchNo}`,
    /控制总数不一致/,
  )
  await tampered(
    `update disbursement.batch set file_sha256 = reverse(file_sha256) where batch_no = ${batchNo}`,
    `update disbursement.batch set file_sha256 = reverse(file_sha256) where batch_no = ${batchNo}`,
    /银行文件不一致/,
  )
})
