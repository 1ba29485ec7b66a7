import { sql } from 'kysely'
import type { Tx } from '#platform'

/** A deferral of a unit of which something is to be told. */
export interface DueReminder {
  readonly deferralNo: number
  readonly unitNo: string
}

/** How many days before an instalment, and before all is to be paid up, a unit is reminded. */
export const daysBefore = { instalment: 7, paidUp: 30 } as const

/**
 * The deferrals with an instalment in the next days, or whose last month has begun, that were not told of it. Those of
 * which nothing is owed come again until their day is over, since a month may yet be assessed.
 */
export async function dueReminders(tx: Tx, today: string): Promise<readonly DueReminder[]> {
  const { rows } = await sql<DueReminder>`
    select i.deferral_no as "deferralNo", i.unit_no as "unitNo" from registry.deferral_instalment i
    where i.reminded_on is null and i.due_on between ${today}::date and ${today}::date + ${daysBefore.instalment}::int
      and exists (select from registry.deferral d where d.deferral_no = i.deferral_no and d.ended_on is null)
    union
    select deferral_no, unit_no from registry.deferral
    where reminded_on is null and ended_on is null
      and paid_up_by between ${today}::date and ${today}::date + ${daysBefore.paidUp}::int
    order by 1`.execute(tx)
  return rows
}
