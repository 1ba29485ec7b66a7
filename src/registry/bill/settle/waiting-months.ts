import { type RawBuilder, sql } from 'kysely'
import { areaPrefix, businessDate, type WaitingWork } from '#platform'
import { monthAfter, monthOf } from '../months.ts'
import { rulesFiles } from '../rules/contribution-rules.ts'

/**
 * Months of areas that are to be settled. The table has a row for each area, so it is read whole. Work that waits,
 * instead of a job with a fixed time: a province that was brought in, or whose demonstration begins months later, is
 * caught up at once, and the job library knows the machine's midnight only.
 */
export const waitingMonths: WaitingWork = { kind: 'bills', dueIn }

function dueIn(at: Date): RawBuilder<number | null> {
  const today = businessDate(at)
  const month = monthOf(today)
  const day = Number(today.slice(8))
  const ended = sql`case when ${day} > ${lastDay(month)} then ${month} else ${monthAfter(month, -1)} end`
  const first = sql`to_char(case when extract(day from since) > ${lastDay(month)} then since + interval '1 month'
    else since end, 'YYYYMM')`
  return sql`case when exists (
    select from registry.billed_area
    where ${known()} and case when through_month is null then ${first} <= ${ended} else through_month < ${ended} end
  ) then 0 end`
}

/** The areas that there are parameters for. */
const known = () =>
  sql`(${sql.join(
    rulesFiles().map(file => sql`area_code like ${`${areaPrefix(file.area)}%`}`),
    sql` or `,
  )})`

/** The last day of an area's window in a month, by its own rule, its city's or its province's. */
function lastDay(month: string): RawBuilder<number> {
  const windows = rulesFiles()
    .flatMap(file => file.windows)
    .filter(one => one.from <= month)
    .toSorted(
      (one, other) =>
        areaPrefix(other.area).length - areaPrefix(one.area).length || (one.from < other.from ? 1 : -1),
    )
  const cases = windows.map(
    one => sql`when area_code like ${`${areaPrefix(one.area)}%`} then ${one.last_day}::int`,
  )
  return sql`case ${sql.join(cases, sql` `)} end`
}
