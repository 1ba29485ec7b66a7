import type { PoolClient } from 'pg'
import { insurances } from '../../codes/insurances.ts'
import { contributionRules } from '../rules/contribution-rules.ts'
import { dueOn } from '../rules/due-on.ts'

/** A month (YYYYMM) of an area, and the day (YYYY-MM-DD) on which it is settled. */
export interface AreaMonth {
  readonly areaCode: string
  readonly month: string
  readonly on: string
}

/**
 * Settles a month of an area in one transaction: for each unit with people insured in it a bill, its lines and what is
 * owed for each person, and the sum for 失业保险 unless one was imported. What was paid before stays on record. A kill
 * leaves all of it or nothing.
 */
export async function settleAreaMonth(client: PoolClient, settled: AreaMonth): Promise<void> {
  try {
    await trySettling(client, settled, employments)
  } catch (error) {
    await client.query('rollback')
    if (!isCardinalityFault(error)) throw error
    await trySettling(client, settled, firstEmployments)
  }
}

/** Somebody is on record twice for a month with the same unit: what import and 增员 refuse. It must not stop an area. */
const isCardinalityFault = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === '21000'

const employments = 'select e.* from registry.every_employment e'

const firstEmployments = `
  select distinct on (unit_no, person_no, insurance) e.* from registry.every_employment e
  where e.from_month <= $2 and (e.to_month is null or e.to_month >= $2)
  order by unit_no, person_no, insurance, from_month`

async function trySettling(
  client: PoolClient,
  { areaCode, month, on }: AreaMonth,
  from: string,
): Promise<void> {
  const { rates } = contributionRules(month, areaCode)
  await client.query('begin')
  // 增员 holds a share of this row while it decides whether a month is still open.
  await client.query('select from registry.billed_area where area_code = $1 for update', [areaCode])
  const { rowCount } = await client.query(statementOf(from), [
    areaCode,
    month,
    on,
    dueOn(month, areaCode),
    [...insurances],
    insurances.map(insurance => rates[insurance].unit),
    insurances.map(insurance => rates[insurance].person),
  ])
  await client.query('update registry.billed_area set through_month = $2 where area_code = $1', [
    areaCode,
    month,
  ])
  if (rowCount !== null && rowCount > 0) {
    await client.query('update registry.data_version set version = version + 1')
  }
  await client.query('commit')
}

/** Rates are hundred-thousandths of the base: whole numbers throughout, each part rounded half up to the fen. */
const statementOf = (from: string) => `
  with new_bill as (
    insert into registry.bill (unit_no, area_code, kind, month, settled_on, due_on)
    select unit_no, $1, 'monthly', $2, $3::date, $4::date from registry.every_unit u
    where area_code = $1 and exists (
      select from registry.every_employment e where e.unit_no = u.unit_no and e.from_month <= $2
        and (e.to_month is null or e.to_month >= $2))
    order by unit_no
    on conflict (unit_no, month) where kind = 'monthly' do nothing
    returning bill_no, unit_no
  ), owed as (
    insert into registry.person_contribution as old (unit_no, month, insurance, person_no, area_code, base_fen,
      unit_due_fen, person_due_fen, bill_no)
    select e.unit_no, $2, e.insurance, e.person_no, $1, e.base_fen, (e.base_fen * rate.unit + 50000) / 100000,
      (e.base_fen * rate.person + 50000) / 100000, new_bill.bill_no
    from new_bill join (${from}) e on e.unit_no = new_bill.unit_no
    join unnest($5::text[], $6::bigint[], $7::bigint[]) rate(insurance, unit, person) on rate.insurance = e.insurance
    where e.from_month <= $2 and (e.to_month is null or e.to_month >= $2)
    on conflict (unit_no, month, insurance, person_no) do update set (area_code, base_fen, unit_due_fen,
      person_due_fen, bill_no) = (excluded.area_code, excluded.base_fen, excluded.unit_due_fen,
      excluded.person_due_fen, excluded.bill_no)
    returning *
  ), line as (
    insert into registry.bill_line (bill_no, unit_no, area_code, month, insurance, headcount, base_fen, unit_due_fen,
      person_due_fen, unit_paid_fen, person_paid_fen)
    select bill_no, unit_no, $1, $2, insurance, count(*), sum(base_fen), sum(unit_due_fen), sum(person_due_fen),
      sum(unit_paid_fen), sum(person_paid_fen)
    from owed group by bill_no, unit_no, insurance
    returning *
  )
    insert into registry.contribution (unit_no, month, area_code, headcount, unit_due_fen, employee_due_fen,
      unit_paid_fen, employee_paid_fen, paid_on, bill_no, due_on)
    select unit_no, $2, $1, headcount, unit_due_fen, person_due_fen, unit_paid_fen, person_paid_fen,
      case when unit_paid_fen + person_paid_fen > 0 then (
        select max(paid_on) from owed where owed.bill_no = line.bill_no and owed.insurance = '失业保险') end,
      bill_no, $4::date
    from line where insurance = '失业保险'
    on conflict (unit_no, month) do nothing`
