import { sql } from 'kysely'
import type { Tx } from '#platform'

export interface BilledQuestion {
  readonly unitNo: string
  readonly personNo: number
  /** the name under which the employment was entered */
  readonly by: string
}

/** Whether a month of an employment has its bill, so that it can no longer be undone; for officers, who see both. */
export async function isBilled(tx: Tx, { unitNo, personNo, by }: BilledQuestion): Promise<boolean> {
  const { rows } = await sql<{ billed: boolean }>`
    select exists (
      select from registry.employment e
      join registry.person_contribution c on c.person_no = e.person_no and c.unit_no = e.unit_no
        and c.insurance = e.insurance and c.month >= e.from_month and c.bill_no is not null
      where e.unit_no = ${unitNo} and e.person_no = ${personNo} and e.entered_by = ${by}) as billed`.execute(
    tx,
  )
  return rows[0]?.billed === true
}
