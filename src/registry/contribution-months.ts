import type { Fen, Tx } from '#platform'
import { deferredUntil } from './deferral/deferred-until.ts'
import { registry } from './tables.ts'

/** One month of a unit's contributions (失业保险): people, and what unit and employees owed and paid, in fen. */
export interface ContributionMonth {
  /** YYYYMM */
  readonly month: string
  readonly headcount: number
  readonly unitDueFen: Fen
  readonly employeeDueFen: Fen
  readonly dueFen: Fen
  readonly paidFen: Fen
  /** what is lacking; too much of one part does not make up for the other */
  readonly shortFen: Fen
  /** YYYY-MM-DD, or null while unpaid */
  readonly paidOn: string | null
  /** YYYY-MM-DD: until when it can be paid; null for months that were imported, which are judged by their month */
  readonly dueOn: string | null
  /** YYYY-MM-DD: until when the unit's part is deferred, its employees' part being paid; null where it is not */
  readonly deferredUntil: string | null
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
    .selectFrom('registry.contribution as c')
    .selectAll()
    .select(deferredUntil.as('deferred_until'))
    .where('unit_no', '=', unitNo)
    .where('month', '>=', from)
    .where('month', '<=', to)
    .orderBy('month')
    .execute()
  return rows.map(row => ({
    month: row.month,
    headcount: row.headcount,
    unitDueFen: row.unit_due_fen,
    employeeDueFen: row.employee_due_fen,
    dueFen: row.unit_due_fen + row.employee_due_fen,
    paidFen: row.unit_paid_fen + row.employee_paid_fen,
    shortFen:
      Math.max(0, row.unit_due_fen - row.unit_paid_fen) +
      Math.max(0, row.employee_due_fen - row.employee_paid_fen),
    paidOn: row.paid_on,
    dueOn: row.due_on,
    deferredUntil: row.deferred_until,
  }))
}
