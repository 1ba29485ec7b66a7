import { sql } from 'kysely'
import type { Acting, Member } from '#identity'
import type { Tx } from '#platform'
import { monthBounds } from './month-bounds.ts'
import { isDecided } from './step.ts'
import { casework } from './tables.ts'
import { isOpenState } from './workflow.ts'

/** The caller's declarations counted by state; `returned` ones are also still to be submitted. */
export interface EmployerHomeCounts {
  readonly toDo: number
  readonly inReview: number
  /** approved by the last officer, including those still in 公示 or 拨付 */
  readonly passed: number
  readonly returned: number
}

/** Counters of the home page. In review, passed and returned count the submissions of `month` (YYYYMM). */
export async function employerHomeCounts(
  tx: Tx,
  acting: Acting<Member>,
  month: string,
): Promise<EmployerHomeCounts> {
  const [from, to] = monthBounds(month)
  const all = casework(tx).selectFrom('casework.declaration')
  const mine =
    acting.who.kind === 'operator'
      ? all.where('unit_no', '=', acting.who.unitNo).where('hall', '=', 'employer')
      : all.where('applicant_no', '=', acting.who.accountNo)
  const rows = await mine
    .select(['state', 'step', sql<boolean>`submitted_at >= ${from} and submitted_at < ${to}`.as('recent')])
    .select(sql<number>`count(*)`.as('number'))
    .groupBy(['state', 'step', 'recent'])
    .execute()
  const sum = (fits: (row: (typeof rows)[number]) => boolean | null) =>
    rows.filter(fits).reduce((total, row) => total + row.number, 0)
  const approved = (row: (typeof rows)[number]) =>
    row.state === 'passed' || (row.state === 'accepted' && !isDecided(row.step))
  const inReview = (row: (typeof rows)[number]) =>
    row.state === 'submitted' || (row.state === 'accepted' && isDecided(row.step))
  return {
    toDo: sum(row => isOpenState(row.state)),
    inReview: sum(row => row.recent && inReview(row)),
    passed: sum(row => row.recent && approved(row)),
    returned: sum(row => row.recent && row.state === 'returned'),
  }
}
