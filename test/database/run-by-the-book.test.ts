import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { continueRuns, writeResult } from '#entitlement'
import { type ImportKind, importFile } from '#registry'
import { type TestRuntime, testRuntime } from './database.ts'
import { orderRun } from './visits.ts'

/**
 * The annual run against a second, slow implementation of the data contract: for any units, months, claimants,
 * reductions and deferrals, imported in any order, the result file must match the contract.
 */
let runtime: TestRuntime
beforeAll(async () => {
  runtime = await testRuntime(true)
})
afterAll(() => runtime.close())

interface Month {
  readonly month: string
  readonly heads: number
  readonly unitDue: number
  readonly employeeDue: number
  readonly unitPaid: number
  readonly employeePaid: number
  readonly paidOn: string
}
interface Unit {
  readonly type: string
  readonly size: string
  readonly flags: readonly [boolean, boolean, boolean]
  readonly months: readonly Month[]
  readonly claimants: readonly (readonly [person: number, month: string])[]
  readonly reductions: readonly (readonly [person: number, month: string, reason: string])[]
  readonly deferrals: readonly Deferral[]
}
interface Deferral {
  readonly insurance: string
  readonly from: string
  readonly to: string
  readonly paidUpBy: string
  readonly revoked: boolean
}

const asOf = { 2023: '2023-08-11', 2025: '2025-08-11' } as const
type Year = keyof typeof asOf
const normal = new Set(['211', '220', '222', '231', '241', '251'])
const monthsOf = (year: number) =>
  Array.from({ length: 12 }, (_, i) => `${year}${String(i + 1).padStart(2, '0')}`)

/** mostly valid months, so that the few invalid ones decide */
const flaws = { short: ['', 'unit', 'employee', 'all'], paidOn: ['early', 'on', 'after'] } as const
const mostly = <T>(usual: T, all: readonly T[]) =>
  fc.oneof({ weight: 80, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...all) })

const monthRow = (month: string) =>
  fc
    .record({
      heads: fc.integer({ min: 20, max: 45 }),
      due: mostly(7_001, [0, 100]),
      short: mostly<string>('', flaws.short),
      paidOn: mostly<string>('early', flaws.paidOn),
    })
    .map(({ heads, due, short, paidOn }): Month => {
      const year = Number(month.slice(0, 4)) < 2023 ? 2023 : 2025
      const days = {
        early: `${month.slice(0, 4)}-${month.slice(4)}-20`,
        on: asOf[year],
        after: `${year}-08-12`,
      }
      const none = short === 'all' || due === 0
      return {
        month,
        heads,
        unitDue: due * heads,
        employeeDue: due * heads,
        unitPaid: none ? 0 : Math.max(0, due * heads - (short === 'unit' ? 1 : 0)),
        employeePaid: none ? 0 : Math.max(0, due * heads - (short === 'employee' ? 1 : 0)),
        paidOn: none ? '' : days[paidOn as keyof typeof days],
      }
    })

const deferral = fc
  .record({
    insurance: fc.constantFrom('失业保险', '失业保险', '失业保险', '养老保险'),
    from: fc.constantFrom('202201', '202206', '202307', '202401', '202406', '202507'),
    months: fc.integer({ min: 0, max: 7 }),
    paidUpBy: fc.constantFrom('2023-08-10', '2023-08-11', '2025-08-11', '2025-12-31'),
    revoked: fc.integer({ min: 0, max: 5 }).map(n => n === 0),
  })
  .map(({ from, months, ...one }): Deferral => {
    const last = Math.min(12, Number(from.slice(4)) + months)
    return { ...one, from, to: `${from.slice(0, 4)}${String(last).padStart(2, '0')}` }
  })

const unit = fc.record({
  type: fc.constantFrom('企业', '企业', '企业', '社会团体', '事业单位'),
  size: fc.constantFrom('大型', '中型', '小型', '微型', ''),
  flags: fc.tuple(
    ...([0, 1, 2] as const).map(() => fc.integer({ min: 0, max: 9 }).map(n => n === 0)),
  ) as fc.Arbitrary<[boolean, boolean, boolean]>,
  months: fc
    .tuple(...[...monthsOf(2022), ...monthsOf(2024), '202301', '202307', '202507'].map(monthRow))
    .chain(all => fc.subarray(all, { minLength: all.length - 1 })),
  claimants: fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 9 }),
      fc.constantFrom('202112', '202201', '202212', '202412', '202301'),
    ),
    { maxLength: 4 },
  ),
  reductions: fc.array(
    fc.tuple(
      fc.integer({ min: 0, max: 9 }),
      fc.constantFrom('202312', '202401', '202412', '202501'),
      fc.constantFrom('211', '220', '222', '231', '241', '251', '212'),
    ),
    { maxLength: 6 },
  ),
  deferrals: fc.array(deferral, { maxLength: 3 }),
})

const unitNo = (at: number) => String(410783700000 + at)
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
function personId(n: number): string {
  const body = `41078319910401${String(n).padStart(3, '0')}`
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (weights[i] ?? 0), 0)
  return body + '10X98765432'[sum % 11]
}
const yuan = (fen: number) => (fen / 100).toFixed(2)

/** One line of the result, derived directly from the contract's text. */
function expected(year: Year, at: number, one: Unit): string {
  const base = year - 1
  const day = asOf[year]
  const paid = (month: Month) => month.paidOn !== '' && month.paidOn <= day
  const due = (month: Month) => month.unitDue + month.employeeDue > 0
  const full = (month: Month) =>
    paid(month) && month.unitPaid >= month.unitDue && month.employeePaid >= month.employeeDue
  const deferred = (month: Month) =>
    month.employeePaid >= month.employeeDue &&
    (month.employeeDue === 0 || paid(month)) &&
    one.deferrals.some(
      ({ insurance, from, to, paidUpBy, revoked }) =>
        insurance === '失业保险' && !revoked && from <= month.month && month.month <= to && day <= paidUpBy,
    )
  const heads = (month: string) => one.months.find(row => row.month === month)?.heads ?? 0
  const ofBase = one.months.filter(row => row.month.startsWith(String(base)))
  const monthsPaid = one.months.filter(
    row => row.month <= `${base}12` && due(row) && (full(row) || deferred(row)),
  ).length
  const arrears = one.months.some(row => row.month <= `${year}07` && due(row) && !full(row) && !deferred(row))
  const paidFen = ofBase.filter(paid).reduce((sum, row) => sum + row.unitPaid + row.employeePaid, 0)
  const headSum = ofBase.reduce((sum, row) => sum + row.heads, 0)
  const claimants = new Set(one.claimants.filter(row => row[1].startsWith(String(base))).map(row => row[0]))
    .size
  const [january, december] = [heads(`${base}01`), heads(`${base}12`)]
  const left = new Map(
    one.reductions.map(([person, month, reason]) => [`${person} ${month}`, { month, reason }]),
  )
  const normally = [...left.values()].filter(
    row => row.month.startsWith(String(base)) && normal.has(row.reason),
  ).length
  const [top, bottom] =
    year === 2023
      ? headSum === 0
        ? [claimants > 0 ? 1 : 0, 1]
        : [claimants * 12, headSum]
      : december >= january || headSum === 0
        ? [0, 1]
        : [Math.max(0, january - december - normally) * 12, headSum]
  const reasons = [
    one.type === '事业单位' && 'unit_type',
    monthsPaid < 12 && 'months_paid',
    paidFen === 0 && 'no_base',
    arrears && 'arrears',
    (headSum <= 360 ? top * 5 > bottom : top * 1000 > 55 * bottom) && 'layoff_rate',
    heads(`${year}07`) * 2 < december && 'headcount_drop',
    one.flags[0] && 'discredited',
    one.flags[1] && 'deregistering',
    one.flags[2] && 'labour_dispatch',
  ].filter(code => code !== false)
  const decision =
    reasons.length === 0 ? 'eligible' : reasons.join() === 'labour_dispatch' ? 'must_apply' : 'ineligible'
  const ratio = one.type === '企业' && one.size === '大型' ? 30 : 60
  const amount = decision === 'eligible' ? Math.floor((paidFen * ratio + 50) / 100) : 0
  const average = Math.floor((headSum * 200 + 12) / 24)
  const rate = Math.floor((top * 2_000_000 + bottom) / (bottom * 2))
  return [
    unitNo(at),
    year,
    decision,
    reasons.join(';'),
    monthsPaid,
    (average / 100).toFixed(2),
    claimants,
    (rate / 1e6).toFixed(6),
    `0.${ratio}`,
    yuan(paidFen),
    yuan(amount),
  ].join(',')
}

async function bringIn(kind: ImportKind, head: string, lines: readonly string[]): Promise<void> {
  const path = join(runtime.runtime.config.dataDir, `${kind}.csv`)
  await writeFile(path, `${[head, ...lines].join('\n')}\n`)
  expect(await importFile(runtime.runtime, { kind, path })).toMatchObject({ refused: 0 })
}

const flag = (value: boolean) => (value ? '1' : '0')

async function bringInAll(units: readonly Unit[], order: (lines: string[]) => string[]): Promise<void> {
  const of = (lines: (one: Unit, no: string) => string[]) =>
    order(units.flatMap((one, at) => lines(one, unitNo(at))))
  await bringIn(
    'units',
    'unit_no,credit_code,name,unit_type,area_code,size,labour_dispatch,deregistering,discredited,mobile,account_name,account_no,bank_name',
    of((one, no) => {
      const [discredited, deregistering, dispatch] = one.flags.map(flag)
      return [
        `${no},,单位${no},${one.type},410783,${one.size},${dispatch},${deregistering},${discredited},,,,`,
      ]
    }),
  )
  await bringIn(
    'contributions',
    'unit_no,month,headcount,unit_due,employee_due,unit_paid,employee_paid,paid_on',
    of((one, no) =>
      one.months.map(
        row =>
          `${no},${row.month},${row.heads},${yuan(row.unitDue)},${yuan(row.employeeDue)},${yuan(row.unitPaid)},${yuan(row.employeePaid)},${row.paidOn}`,
      ),
    ),
  )
  await bringIn(
    'claimants',
    'unit_no,person_id,first_month',
    of((one, no) => one.claimants.map(([person, month]) => `${no},${personId(person)},${month}`)),
  )
}

/** Granted by officers, not imported. */
async function defer(units: readonly Unit[]): Promise<void> {
  const all = units.flatMap((one, at) => one.deferrals.map(deferral => ({ ...deferral, unitNo: unitNo(at) })))
  for (const [i, one] of all.entries()) {
    await runtime.owner.query(
      `insert into registry.deferral (unit_no, area_code, insurance, from_month, to_month, paid_up_by, document,
         declaration_id, granted_on, paid_before_fen, ended_on) values ($1, '410783', $2, $3, $4, $5, '', $6, $5, 0, $7)`,
      [
        one.unitNo,
        one.insurance,
        one.from,
        one.to,
        one.paidUpBy,
        String(i),
        one.revoked ? one.paidUpBy : null,
      ],
    )
  }
}

async function result(year: Year): Promise<string[]> {
  const acting = runtime.as({ kind: 'system' } as const)
  const run = await orderRun(acting, { year, asOf: asOf[year] })
  await continueRuns(runtime.runtime, { wait: true })
  const path = join(runtime.runtime.config.dataDir, `result-${year}.csv`)
  await writeResult(runtime.runtime, run, path)
  return (await readFile(path, 'utf8')).trim().split('\n').slice(1)
}

test('the run matches the contract for random units, in any order of the files', async () => {
  const units = fc.sample(unit, { numRuns: 400, seed: 20231101 })
  await bringInAll(units, lines => lines)
  await bringIn(
    'reductions',
    'unit_no,person_id,month,reason',
    units.flatMap((one, at) =>
      one.reductions.map(([person, month, reason]) => `${unitNo(at)},${personId(person)},${month},${reason}`),
    ),
  )
  await defer(units)
  for (const year of [2023, 2025] as const) {
    const lines = await result(year)
    expect(lines).toEqual(units.map((one, at) => expected(year, at, one)))
    const decisions = lines.map(line => line.split(',')[2])
    expect(decisions.filter(one => one === 'eligible').length).toBeGreaterThan(3)
  }
  const first = await result(2023)
  await bringInAll(units, lines => lines.toReversed())
  expect(await result(2023)).toEqual(first)
})
