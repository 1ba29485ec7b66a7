import { sql } from 'kysely'
import { businessDate, type Tx, workingDaysBetween } from '#platform'
import type { Declaration } from '../declaration.ts'
import { median } from './median.ts'

const fewest = 5

const most = 200

/**
 * Median working days that past cases of the same item and area took from the same point to their end; undefined with
 * fewer than five of them. `stepBefore` is the step that precedes this point, null directly after 受理.
 */
export async function usualDays(
  tx: Tx,
  of: Pick<Declaration, 'itemCode' | 'areaCode' | 'step'>,
  stepBefore: string | null,
): Promise<number | undefined> {
  const arrival =
    of.step === null
      ? sql`d.submitted_at`
      : sql`(select max(e.at) from casework.event e
          where e.unit_no = d.unit_no and e.declaration_id = d.declaration_id
            and ${stepBefore === null ? sql`e.verb = 'accept'` : sql`e.verb in ('approve', 'advance') and e.data->>'step' = ${stepBefore}`})`
  const { rows } = await sql<{ arrived: Date | null; ended_at: Date }>`
    select ${arrival} as arrived, d.ended_at from casework.declaration d
    where d.item_code = ${of.itemCode} and d.area_code = ${of.areaCode} and d.state = 'passed'
    order by d.ended_at desc limit ${most}`.execute(tx)
  const days = rows.flatMap(({ arrived, ended_at }) =>
    arrived ? [workingDaysBetween(businessDate(arrived), businessDate(ended_at))] : [],
  )
  return days.length < fewest ? undefined : median(days)
}
