import { sql } from 'kysely'
import { businessDate, type Tx, workingDaysBetween } from '#platform'
import type { Declaration } from '../declaration.ts'
import { median } from './median.ts'

const fewest = 5

const most = 200

/** The point from which days are counted: submission, 受理, or the end of the preceding step. */
export type Arrival = 'submission' | 'acceptance' | { readonly after: string }

/**
 * Median working days that past cases of the same item and area took from the same point to their end; undefined with
 * fewer than five of them.
 */
export async function usualDays(
  tx: Tx,
  of: Pick<Declaration, 'itemCode' | 'areaCode'>,
  arrival: Arrival,
): Promise<number | undefined> {
  const arrivedAt =
    arrival === 'submission'
      ? sql`d.submitted_at`
      : sql`(select max(e.at) from casework.event e
          where e.unit_no = d.unit_no and e.declaration_id = d.declaration_id
            and ${arrival === 'acceptance' ? sql`e.verb = 'accept'` : sql`e.verb in ('approve', 'advance') and e.data->>'step' = ${arrival.after}`})`
  const { rows } = await sql<{ arrived: Date | null; ended_at: Date }>`
    select ${arrivedAt} as arrived, d.ended_at from casework.declaration d
    where d.item_code = ${of.itemCode} and d.area_code = ${of.areaCode} and d.state = 'passed'
    order by d.ended_at desc limit ${most}`.execute(tx)
  const days = rows.flatMap(({ arrived, ended_at }) =>
    arrived ? [workingDaysBetween(businessDate(arrived), businessDate(ended_at))] : [],
  )
  return days.length < fewest ? undefined : median(days)
}
