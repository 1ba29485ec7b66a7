import { sql } from 'kysely'
import type { Acting, OfficerActor } from '#identity'
import { businessDate, type Fen, type Tx, workingDaysBetween } from '#platform'
import type { State } from '../workflow.ts'
import { tally } from './tally.ts'

/** Count and requested sum of the cases with the same state or step, area and unit size. */
export interface CaseGroup {
  readonly itemCode: string
  readonly state: State
  readonly step: string | null
  readonly areaCode: string
  readonly size: string | null
  readonly count: number
  readonly amountFen: Fen
}

/** Open cases submitted on one day, with their age in working days. */
export interface AgeGroup {
  readonly submittedOn: string
  readonly workingDays: number
  readonly count: number
}

export interface DeskFigures {
  readonly groups: readonly CaseGroup[]
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
  const groups = await sql<CaseGroup>`
    select item_code as "itemCode", state, step, area_code as "areaCode", value as size,
      sum(number)::bigint as count, sum(amount_fen)::bigint as "amountFen"
    from ${tally('size', areaCode)} ${ofItem} group by 1, 2, 3, 4, 5 having sum(number) > 0 order by 4, 5`.execute(
    tx,
  )
  const days = await sql<{ day: string; count: number }>`
    select value as day, sum(number)::bigint as count from ${tally('submitted', areaCode)} ${ofItem}
    group by 1 having sum(number) > 0 order by 1`.execute(tx)
  const today = businessDate(acting.at)
  return {
    groups: groups.rows,
    ages: days.rows.map(({ day, count }) => ({
      submittedOn: day,
      count,
      workingDays: workingDaysBetween(day, today),
    })),
  }
}
