import { sql } from 'kysely'
import { type Acting, type Member, query } from '#identity'
import { monthBounds } from './month-bounds.ts'
import { casework } from './tables.ts'
import type { State } from './workflow.ts'

/** How many of one's declarations stand where; `returned` ones are also still to be submitted. */
export interface Counts {
  readonly toDo: number
  readonly inReview: number
  readonly passed: number
  readonly returned: number
}

/** The counters of the home page. In review, passed and returned count what was submitted in `month` (YYYYMM). */
export async function counts(acting: Acting<Member>, month: string): Promise<Counts> {
  const [from, to] = monthBounds(month)
  const rows = await query(acting, tx => {
    let mine = casework(tx).selectFrom('casework.declaration')
    if (acting.who.kind === 'operator') {
      mine = mine.where('unit_no', '=', acting.who.unitNo).where('hall', '=', 'employer')
    }
    return mine
      .select(['state', sql<boolean>`submitted_at >= ${from} and submitted_at < ${to}`.as('recent')])
      .select(sql<number>`count(*)`.as('number'))
      .groupBy(['state', 'recent'])
      .execute()
  })
  const sum = (states: readonly State[], recentOnly: boolean) =>
    rows
      .filter(row => states.includes(row.state) && (row.recent || !recentOnly))
      .reduce((total, row) => total + row.number, 0)
  return {
    toDo: sum(['draft', 'returned'], false),
    inReview: sum(['submitted', 'accepted'], true),
    passed: sum(['passed'], true),
    returned: sum(['returned'], true),
  }
}
