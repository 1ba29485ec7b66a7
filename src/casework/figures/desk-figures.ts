import { sql } from 'kysely'
import type { Acting, OfficerActor } from '#identity'
import { businessDate, type Fen, type Tx, workingDaysBetween } from '#platform'
import type { State } from '../workflow.ts'
import { tally } from './tally.ts'

/** Count and requested sum of the cases in the same state and step. */
export interface StateGroup {
  readonly state: State
  readonly step: string | null
  readonly count: number
  readonly amountFen: Fen
}

interface AreaGroup extends StateGroup {
  readonly areaCode: string
}

interface SizeGroup extends StateGroup {
  readonly size: string | null
}

/** Open cases submitted on one day, with their age in working days. */
export interface AgeGroup {
  readonly submittedOn: string
  readonly workingDays: number
  readonly count: number
}

/** All cases by area, and again by unit size. */
export interface DeskFigures {
  readonly byArea: readonly AreaGroup[]
  readonly bySize: readonly SizeGroup[]
  readonly ages: readonly AgeGroup[]
}

/** 统计看板: statistics of the submitted cases in the officer's area, for one item or all. */
export async function deskFigures(
  tx: Tx,
  acting: Acting<OfficerActor>,
  itemCode?: string,
): Promise<DeskFigures> {
  const { areaCode } = acting.who
  const ofItem = itemCode ? sql`where item_code = ${itemCode}` : sql``
  // Two small groupings of one reading: by area and size together, a province has twenty thousand groups.
  const { rows } = await sql<AreaGroup & SizeGroup & { ofArea: boolean }>`
    select state, step, area_code as "areaCode", value as size, grouping(value) = 1 as "ofArea",
      sum(number)::bigint as count, sum(amount_fen)::bigint as "amountFen"
    from ${tally('size', areaCode)} ${ofItem}
    group by grouping sets ((state, step, area_code), (state, step, value))
    having sum(number) > 0 order by 3, 4`.execute(tx)
  const days = await sql<{ day: string; count: number }>`
    select value as day, sum(number)::bigint as count from ${tally('submitted', areaCode)} ${ofItem}
    group by 1 having sum(number) > 0 order by 1`.execute(tx)
  const today = businessDate(acting.at)
  return {
    byArea: rows.filter(row => row.ofArea),
    bySize: rows.filter(row => !row.ofArea),
    ages: days.rows.map(({ day, count }) => ({
      submittedOn: day,
      count,
      workingDays: workingDaysBetween(day, today),
    })),
  }
}
