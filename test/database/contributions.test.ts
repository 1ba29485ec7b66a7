import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hall, transact } from '#platform'
import { contributionFigures, contributionMonths, getYearFacts, isInArrears } from '#registry'
import { type TestRuntime, testRuntime } from './database.ts'

let test1: TestRuntime
beforeAll(async () => {
  test1 = await testRuntime()
})
afterAll(() => test1.close())

const unitNo = '410783000001'
const current = '202308'
const today = '2023-08-11'
const months = ['202212', '202301', '202307', '202308', '202309']

type Row = readonly [
  unitDue: number,
  employeeDue: number,
  unitPaid: number,
  employeePaid: number,
  dueOn?: string | null,
]

/** What the home page says, and the months that its pages show, of a unit with these months only. */
async function told(rows: readonly Row[]) {
  await test1.owner.query('delete from registry.contribution where unit_no = $1', [unitNo])
  for (const [i, row] of rows.entries()) {
    await test1.owner.query(
      `insert into registry.contribution (unit_no, month, area_code, headcount, unit_due_fen, employee_due_fen,
         unit_paid_fen, employee_paid_fen, due_on) values ($1, $2, '410783', 40, $3, $4, $5, $6, $7)`,
      [unitNo, months[i], ...row.slice(0, 4), row[4] ?? null],
    )
  }
  return await transact(test1.runtime, hall, async tx => ({
    figures: await contributionFigures(tx, unitNo, today),
    shown: await contributionMonths(tx, unitNo, { from: '000000', to: current }),
  }))
}

test('too much of one part does not make up for the other in 历史欠费累计金额', async () => {
  const { figures, shown } = await told([[168_000, 72_000, 240_000, 0]])
  expect(figures.arrearsFen).toBe(72_000)
  expect(shown).toMatchObject([{ dueFen: 240_000, paidFen: 240_000, shortFen: 72_000 }])
})

test('the figures of the home page are the sums of the months that its pages show', async () => {
  const fen = fc.integer({ min: 0, max: 500_000 })
  const dueOn = fc.constantFrom(null, '2023-08-10', today, '2023-08-31')
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fen, fen, fen, fen, dueOn), { maxLength: months.length }),
      async rows => {
        const { figures, shown } = await told(rows)
        const before = shown.filter(row => isInArrears(row, today))
        expect(figures.arrearsFen).toBe(before.reduce((sum, { shortFen }) => sum + shortFen, 0))
        expect(figures.dueFen).toBe(shown.at(-1)?.dueFen ?? 0)
        expect(shown.map(({ month }) => month)).toEqual(
          months.slice(0, rows.length).filter(m => m <= current),
        )
      },
    ),
    { numRuns: 30 },
  )
})

test('a month with a deadline is in arrears from the day after it, for pages and for entitlement', async () => {
  await told([[168_000, 72_000, 0, 0, '2023-08-31']])
  const at = async (day: string) =>
    await transact(test1.runtime, hall, async tx => ({
      fen: (await contributionFigures(tx, unitNo, day)).arrearsFen,
      months: (await getYearFacts(tx, unitNo, { baseYear: 2022, asOf: day, normalReasons: [] })).unpaidMonths,
    }))
  expect(await at('2023-08-31')).toEqual({ fen: 0, months: 0 })
  expect(await at('2023-09-01')).toEqual({ fen: 240_000, months: 1 })
})
