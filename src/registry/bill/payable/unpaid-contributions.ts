import { sql } from 'kysely'
import type { Fen, Tx } from '#platform'
import type { Collecting } from './any-unpaid.ts'
import { deferredTo } from './deferred-to.ts'

/** A unit's month (YYYYMM) that is not paid in full: people, and what is owed in fen. */
export interface UnpaidContribution {
  readonly unitNo: string
  readonly month: string
  readonly headcount: number
  readonly unitDueFen: Fen
  /** what the unit should have paid by now */
  readonly unitByNowFen: Fen
  readonly employeeDueFen: Fen
  /** YYYY-MM-DD: until when its own part is or was deferred */
  readonly deferredTo: string | null
}

/** The months of 失业保险 that are not paid in full and are to be collected: what a tax bureau is told. */
export async function unpaidContributions(
  tx: Tx,
  { through, on }: Collecting,
): Promise<readonly UnpaidContribution[]> {
  const { rows } = await sql<UnpaidContribution>`
    select unit_no as "unitNo", month, headcount, unit_due_fen as "unitDueFen", employee_due_fen as "employeeDueFen",
      case when deferral.until >= ${on} then unit_paid_fen else unit_due_fen end as "unitByNowFen",
      deferral.until as "deferredTo"
    from registry.contribution c
    cross join lateral (select ${deferredTo({ row: 'c', insurance: '失业保险' })} as until) deferral
    where month <= ${through} and (unit_paid_fen < unit_due_fen or employee_paid_fen < employee_due_fen)
      and (employee_paid_fen < employee_due_fen or coalesce(deferral.until < ${on}, true))
    order by month, unit_no`.execute(tx)
  return rows
}
