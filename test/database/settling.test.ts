import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { clockFrom, type Runtime } from '#platform'
import { contributionRules, type Insurance, insurances, settleMonths } from '#registry'
import { type TestRuntime, testRuntime } from './database.ts'

/** Settling months of made employments, in a database without the demonstration. */
let test1: TestRuntime
beforeAll(async () => {
  test1 = await testRuntime(true)
  await test1.owner.query(`
    insert into registry.area values ('410783', '长垣市'), ('411081', '禹州市') on conflict do nothing;
    insert into registry.unit (unit_no, name, unit_type, area_code, labour_dispatch, deregistering, discredited)
      select 'U' || n, '单位' || n, '企业', case when n < 4 then '410783' else '411081' end, false, false, false
      from generate_series(1, 5) n;
    insert into registry.person (id_no_index, id_no_sealed, name, ethnicity, pension_balance_fen)
      select decode(md5(n::text), 'hex'), '', '职工' || n, '汉族', 0 from generate_series(1, 12) n`)
})
afterAll(() => test1.close())
beforeEach(() => clear())

const clear = () =>
  test1.owner.query(`
    truncate registry.employment, registry.person_contribution, registry.bill, registry.bill_line, registry.contribution;
    delete from registry.billed_area;
    insert into registry.billed_area (area_code, since) values ('410783', '2023-08-01'), ('411081', '2023-08-01')`)

const on = (day: string): Runtime => ({
  ...test1.runtime,
  clock: clockFrom(new Date(`${day}T00:10:00+08:00`)),
})

const rowsOf = async (text: string) => (await test1.owner.query<Record<string, unknown>>(text)).rows

interface Employment {
  readonly unit: number
  readonly person: number
  readonly insurance: Insurance
  readonly from: string
  readonly to: string | null
  readonly baseFen: number
}

async function enter(all: readonly Employment[]): Promise<void> {
  for (const { unit, person, insurance, from, to, baseFen } of all) {
    await test1.owner.query(
      `insert into registry.employment (unit_no, person_no, insurance, from_month, to_month, area_code, base_fen, began,
         ended, entered_on, entered_by, end_entered_on, end_entered_by)
       values ('U' || $1::int, $2, $3, $4, $5, $6, $7, '111', case when $5::text is not null then '222' end, '2023-08-01',
         '导入', case when $5::text is not null then date '2023-08-01' end, case when $5::text is not null then '导入' end)`,
      [unit, person, insurance, from, to, unit < 4 ? '410783' : '411081', baseFen],
    )
  }
}

const months = ['202306', '202307', '202308', '202309', '202310', '202311']
const month = fc.constantFrom(...months)

/** At most one employment of an insurance for a person, so that no two overlap. */
const employments = fc.uniqueArray(
  fc.record({
    unit: fc.integer({ min: 1, max: 5 }),
    person: fc.integer({ min: 1, max: 12 }),
    insurance: fc.constantFrom(...insurances),
    from: month,
    to: fc.option(month, { nil: null }),
    baseFen: fc.integer({ min: 1, max: 3_000_000 }),
  }),
  { maxLength: 40, selector: one => `${one.person} ${one.insurance}` },
)

const covers = ({ from, to }: Employment, month: string) => from <= month && (to === null || month <= to)

/** Half up, by the book. */
const part = (baseFen: number, rate: number) =>
  Number((BigInt(baseFen) * BigInt(rate) * 2n + 100_000n) / 200_000n)

/** What the lines of the monthly bills have to be. */
function expected(all: readonly Employment[], settled: readonly string[]) {
  const lines: Record<string, unknown>[] = []
  for (const month of settled) {
    for (const unit of [1, 2, 3, 4, 5]) {
      for (const insurance of insurances) {
        const those = all.filter(
          one => one.unit === unit && one.insurance === insurance && covers(one, month),
        )
        if (those.length === 0) continue
        const rate = contributionRules(month, '410783').rates[insurance]
        const sum = (of: (one: Employment) => number) => those.reduce((total, one) => total + of(one), 0)
        lines.push({
          unit_no: `U${unit}`,
          month,
          insurance,
          headcount: those.length,
          base_fen: sum(one => one.baseFen),
          unit_due_fen: sum(one => part(one.baseFen, rate.unit)),
          person_due_fen: sum(one => part(one.baseFen, rate.person)),
        })
      }
    }
  }
  return lines
}

const lines = () =>
  rowsOf(`select unit_no, month, insurance, headcount, base_fen, unit_due_fen, person_due_fen from registry.bill_line
    order by month, unit_no, array_position(array['养老保险', '失业保险', '工伤保险'], insurance)`)

test('a bill is the sum of its people, who are those insured in the month; the order of entering does not matter', async () => {
  await fc.assert(
    fc.asyncProperty(employments, async all => {
      await clear()
      await enter(all)
      await settleMonths(on('2023-11-01'))
      const settled = ['202308', '202309', '202310']
      const found = await lines()
      expect(found).toEqual(expected(all, settled))
      expect(
        await rowsOf(`
          select unit_no, month, insurance, count(*)::int as headcount, sum(base_fen)::bigint as base_fen,
            sum(unit_due_fen)::bigint as unit_due_fen, sum(person_due_fen)::bigint as person_due_fen
          from registry.person_contribution join registry.bill using (bill_no, unit_no, month)
          group by unit_no, month, insurance
          order by month, unit_no, array_position(array['养老保险', '失业保险', '工伤保险'], insurance)`),
      ).toEqual(found)
      expect(
        await rowsOf(`select unit_no, month, headcount, unit_due_fen, employee_due_fen from registry.contribution
          order by month, unit_no`),
      ).toEqual(
        expected(all, settled)
          .filter(line => line.insurance === '失业保险')
          .map(line => ({
            unit_no: line.unit_no,
            month: line.month,
            headcount: line.headcount,
            unit_due_fen: line.unit_due_fen,
            employee_due_fen: line.person_due_fen,
          })),
      )
      await clear()
      await enter(all.toReversed())
      await settleMonths(on('2023-11-01'))
      expect(await lines()).toEqual(found)
    }),
    { numRuns: 25 },
  )
})

const one: Employment = {
  unit: 1,
  person: 1,
  insurance: '失业保险',
  from: '202301',
  to: null,
  baseFen: 600_000,
}

test('many months are caught up one after another; a stop between them leaves the rest for the next start', async () => {
  await enter([one, { ...one, unit: 4, person: 2 }])
  let parts = 5
  const goOn = () => {
    parts -= 1
    return parts >= 0
  }
  expect(await settleMonths(on('2025-03-03'), goOn)).toBe(5)
  expect(await rowsOf('select max(through_month) as last from registry.billed_area')).toEqual([
    { last: '202312' },
  ])
  expect(await settleMonths(on('2025-03-03'))).toBe(33)
  expect(await rowsOf('select distinct through_month from registry.billed_area')).toEqual([
    { through_month: '202502' },
  ])
  expect(
    await rowsOf(`select count(*)::int as bills, count(distinct month)::int as months from registry.bill`),
  ).toEqual([{ bills: 38, months: 19 }])
})

test('the first month is that of the first window that ends on or after the area’s first day', async () => {
  await enter([one])
  const first = async (since: string) => {
    await test1.owner.query('update registry.billed_area set since = $1, through_month = null', [since])
    await test1.owner.query('truncate registry.bill, registry.bill_line')
    await settleMonths(on('2023-10-01'))
    return (await rowsOf('select min(month) as month from registry.bill'))[0]?.month
  }
  expect(await first('2023-08-24')).toBe('202308')
  expect(await first('2023-08-25')).toBe('202309')
})

test('a kill in the middle of a month leaves nothing of it; it is settled at the next start', async () => {
  await enter([one, { ...one, insurance: '养老保险' }])
  await test1.owner.query(`
    create function public.die() returns trigger language plpgsql as $$
      begin perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
    create trigger die before insert on registry.contribution for each row execute function public.die()`)
  await expect(settleMonths(on('2023-08-25'))).rejects.toThrow()
  await test1.owner.query('drop trigger die on registry.contribution; drop function public.die()')
  expect(
    await rowsOf('select from registry.bill union all select from registry.person_contribution'),
  ).toEqual([])
  expect(await settleMonths(on('2023-08-25'))).toBe(2)
  expect(await lines()).toHaveLength(2)
})

test('what was paid for people before the month is settled stays paid, and counts in its sums', async () => {
  await enter([one, { ...one, person: 2 }])
  await test1.owner.query(`
    insert into registry.person_contribution (unit_no, month, insurance, person_no, area_code, base_fen, unit_due_fen,
      person_due_fen, unit_paid_fen, person_paid_fen, paid_on)
    values ('U1', '202308', '失业保险', 1, '410783', 500000, 3500, 1500, 3500, 1500, '2023-08-20')`)
  await settleMonths(on('2023-08-25'))
  expect(
    await rowsOf('select unit_due_fen, unit_paid_fen, employee_paid_fen, paid_on from registry.contribution'),
  ).toEqual([{ unit_due_fen: 8400, unit_paid_fen: 3500, employee_paid_fen: 1500, paid_on: '2023-08-20' }])
  expect(await rowsOf('select unit_due_fen, unit_paid_fen from registry.bill_line')).toEqual([
    { unit_due_fen: 8400, unit_paid_fen: 3500 },
  ])
})

test('somebody who is on record twice for a month is billed once, and stops nobody else’s bill', async () => {
  await enter([
    { ...one, to: '202309' },
    { ...one, from: '202305', to: '202312', baseFen: 700_000 },
    { ...one, person: 2 },
  ])
  await settleMonths(on('2023-08-25'))
  expect(await rowsOf('select headcount, base_fen from registry.bill_line')).toEqual([
    { headcount: 2, base_fen: 1_200_000 },
  ])
})

test('the data version increases where sums were written, and only then', async () => {
  const version = async () =>
    (await rowsOf('select version from registry.data_version'))[0]?.version as number
  const before = await version()
  await enter([{ ...one, insurance: '养老保险' }])
  await settleMonths(on('2023-08-25'))
  expect(await version()).toBe(before)
  await enter([one])
  await settleMonths(on('2023-09-25'))
  expect(await version()).toBe(before + 1)
})
