import { sql } from 'kysely'
import type { Fen, Tx } from '#platform'

/** A unit's month (YYYYMM) that is not paid in full: people, and what is owed in fen. */
export interface UnpaidContribution {
  readonly unitNo: string
  readonly month: string
  readonly headcount: number
  readonly unitDueFen: Fen
  readonly employeeDueFen: Fen
}

/** The months of 失业保险 up to one (included) that are not paid in full: what a tax bureau is told to collect. */
export async function unpaidContributions(tx: Tx, through: string): Promise<readonly UnpaidContribution[]> {
  const { rows } = await sql<UnpaidContribution>`
    select unit_no as "unitNo", month, headcount, unit_due_fen as "unitDueFen", employee_due_fen as "employeeDueFen"
    from registry.contribution
    where month <= ${through} and (unit_paid_fen < unit_due_fen or employee_paid_fen < employee_due_fen)
    order by month, unit_no`.execute(tx)
  return rows
}
