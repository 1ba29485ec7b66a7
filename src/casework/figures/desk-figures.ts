import { sql } from 'kysely'
import type { Acting, OfficerActor } from '#identity'
import { businessDate, type Fen, type Tx, workingDaysBetween } from '#platform'
import type { State } from '../workflow.ts'

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
  const ofItem = itemCode ? sql`and item_code = ${itemCode}` : sql``
  const { groups, days } = await {
    groups: await sql<CaseGroup>`
      select item_code as "itemCode", state, step, area_code as "areaCode", unit_size as size,
        count(*) as count, coalesce(sum(amount_fen), 0)::bigint as "amountFen"
      from casework.declaration where submitted_at is not null ${ofItem}
      group by 1, 2, 3, 4, 5 order by 4, 5`.execute(tx),
    days: await sql<{ day: string; count: number }>`
      select to_char(submitted_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, count(*) as count
      from casework.declaration where state in ('submitted', 'accepted') and submitted_at is not null ${ofItem}
      group by 1 order by 1`.execute(tx),
  }
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
