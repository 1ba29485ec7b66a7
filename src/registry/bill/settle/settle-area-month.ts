import type { PoolClient } from 'pg'
import { insurances } from '../../codes/insurances.ts'
import { contributionRules } from '../rules/contribution-rules.ts'
import { dueOn } from '../rules/due-on.ts'
import { settleBeside, settleNew } from './settle-statements.ts'

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
  const begun = await anyOnRecord(client, settled)
  try {
    await trySettling(client, settled, begun ? settleBeside : settleNew)
  } catch (error) {
    await client.query('rollback')
    if (begun || !isTwice(error)) throw error
    await trySettling(client, settled, settleBeside)
  }
}

/** Whether something is on record for people of this month, as an import of what was paid leaves it. */
async function anyOnRecord(client: PoolClient, { areaCode, month }: AreaMonth): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>(
    `select exists (
       select from registry.every_unit u cross join lateral (
         select from registry.person_contribution p where p.unit_no = u.unit_no and p.month = $2 limit 1) p
       where u.area_code = $1) as found`,
    [areaCode, month],
  )
  return rows[0]?.found === true
}

/** Somebody is on record twice for a month with a unit: what import and 增员 refuse. It must not stop an area. */
const isTwice = (error: unknown) => error instanceof Error && 'code' in error && error.code === '23505'

async function trySettling(
  client: PoolClient,
  { areaCode, month, on }: AreaMonth,
  statement: string,
): Promise<void> {
  const { rates } = contributionRules(month, areaCode)
  // One statement at a time in the installation may take what joining and adding up a city's people needs.
  await client.query("begin; set local work_mem = '128MB'; set local jit = off")
  // 增员 holds a share of this row while it decides whether a month is still open.
  await client.query('select from registry.billed_area where area_code = $1 for update', [areaCode])
  const { rowCount } = await client.query(statement, [
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
