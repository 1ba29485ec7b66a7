import { sql } from 'kysely'
import type { WaitingWork } from '#platform'
import { minutesAfterMidnight } from './daily-roots.ts'

/** Days that have ended without a root; the first day is that of the first event. */
export const waitingRoots: WaitingWork = {
  kind: 'casework.root',
  dueIn: at => sql`select 1000 * extract(epoch from
      ((day + 1)::timestamp + ${minutesAfterMidnight} * interval '1 minute') at time zone 'Asia/Shanghai' - ${at}::timestamptz)
    from (select coalesce(
      (select max(day) + 1 from casework.daily_root),
      (select (at at time zone 'Asia/Shanghai')::date from casework.event order by at limit 1)) as day) as next`,
}
