import type { Fen, Tx } from '#platform'
import { registry } from './tables.ts'

/** One month of a unit's contributions: people, and what unit and employees owed and paid together, in fen. */
export interface ContributionMonth {
  /** YYYYMM */
  readonly month: string
  readonly headcount: number
  readonly dueFen: Fen
  readonly paidFen: Fen
  /** YYYY-MM-DD, or undefined while unpaid */
  readonly paidOn: string | null
}

/** A range of months (YYYYMM), both ends included. */
export interface MonthRange {
  readonly from: string
  readonly to: string
}

/** A unit's assessed months, oldest first; months without a row are omitted. */
export async function contributionMonths(
  tx: Tx,
  unitNo: string,
  { from, to }: MonthRange,
): Promise<readonly ContributionMonth[]> {
  const rows = await registry(tx)
    .selectFrom('registry.contribution')
    .selectAll()
    .where('unit_no', '=', unitNo)
    .where('month', '>=', from)
    .where('month', '<=', to)
    .orderBy('month')
    .execute()
  return rows.map(row => ({
    month: row.month,
    headcount: row.headcount,
    dueFen: row.unit_due_fen + row.employee_due_fen,
    paidFen: row.unit_paid_fen + row.employee_paid_fen,
    paidOn: row.paid_on,
  }))
}
