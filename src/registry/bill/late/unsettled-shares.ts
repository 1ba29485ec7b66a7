import { sql } from 'kysely'
import type { Fen, Tx } from '#platform'
import type { Insurance } from '../../codes/insurances.ts'

/** A month of a person's insurance with a unit that no bill has. */
export interface UnsettledShare {
  readonly person_no: number
  readonly insurance: Insurance
  /** YYYYMM */
  readonly month: string
  readonly base_fen: Fen
}

/** What was entered, by whose name, and up to which month (YYYYMM, included). */
export interface SharesQuestion {
  readonly unitNo: string
  readonly by: readonly string[]
  readonly through: string
}

/** The months of these employments for which nothing is on record, neither owed nor paid. */
export async function unsettledShares(
  tx: Tx,
  { unitNo, by, through }: SharesQuestion,
): Promise<readonly UnsettledShare[]> {
  const { rows } = await sql<UnsettledShare>`
    select e.person_no, e.insurance, m.month, e.base_fen
    from registry.employment e cross join lateral (
      select to_char(first, 'YYYYMM') as month from generate_series(to_date(e.from_month, 'YYYYMM'),
        to_date(least(e.to_month, ${through}), 'YYYYMM'), '1 month') first
    ) m
    where e.unit_no = ${unitNo} and e.entered_by = any(${[...by]}::text[]) and not exists (
      select from registry.person_contribution p
      where p.unit_no = e.unit_no and p.month = m.month and p.insurance = e.insurance and p.person_no = e.person_no)
    order by m.month, e.insurance, e.person_no`.execute(tx)
  return rows
}
