import { sql } from 'kysely'
import type { Fen, Tx } from '#platform'
import type { Outcome } from '../reasons.ts'
import { entitlement } from '../tables.ts'

/** Number of units and total amount per decision within one group. */
export interface RunFigure {
  readonly areaCode: string
  readonly size: string
  readonly decision: Outcome
  /** codes joined by `;` */
  readonly reasons: string
  readonly units: number
  readonly amountFen: Fen
}

/** The chart figures of a run: by area, size, decision and reasons, for the officer's area. */
export async function runFigures(tx: Tx, runNo: number): Promise<readonly RunFigure[]> {
  const rows = await entitlement(tx)
    .selectFrom('entitlement.decision')
    .select(['area_code', 'size', 'decision', 'reasons'])
    .select([sql<number>`count(*)`.as('units'), sql<number>`sum(amount_fen)::bigint`.as('amount_fen')])
    .where('run_no', '=', runNo)
    .groupBy(['area_code', 'size', 'decision', 'reasons'])
    .execute()
  return rows.map(row => ({
    areaCode: row.area_code,
    size: row.size ?? '',
    decision: row.decision,
    reasons: row.reasons,
    units: row.units,
    amountFen: row.amount_fen,
  }))
}
