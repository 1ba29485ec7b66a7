import type { Fen, Tx } from '#platform'
import type { Outcome } from '../reasons.ts'
import { entitlement } from '../tables.ts'

/** The newest pushed run's decision for a unit and year. */
export interface PushedDecision {
  readonly runNo: number
  readonly decision: Outcome
  readonly amountFen: Fen
  /** YYYY-MM-DD, the date of the underlying data */
  readonly asOf: string
  readonly pushedAt: Date
}

/**
 * The decision in force for a unit: from the newest run pushed in its area. Undefined if nothing was pushed there for
 * the year. Visible to the unit itself and the officers of its area.
 */
export async function pushedDecision(
  tx: Tx,
  unitNo: string,
  year: number,
): Promise<PushedDecision | undefined> {
  const row = await entitlement(tx)
    .selectFrom('entitlement.decision as d')
    .innerJoin('entitlement.push as p', join =>
      join.onRef('p.run_no', '=', 'd.run_no').onRef('p.area_code', '=', 'd.area_code'),
    )
    .innerJoin('entitlement.run as r', 'r.run_no', 'd.run_no')
    .select(['d.run_no', 'd.decision', 'd.amount_fen', 'r.as_of', 'p.pushed_at'])
    .where('d.unit_no', '=', unitNo)
    .where('d.year', '=', year)
    .orderBy('d.run_no', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (
    row && {
      runNo: row.run_no,
      decision: row.decision,
      amountFen: row.amount_fen,
      asOf: row.as_of,
      pushedAt: row.pushed_at,
    }
  )
}
