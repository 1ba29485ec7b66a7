import { sql } from 'kysely'
import { businessDate, startOfDay, type Tx } from '#platform'

export interface CreditCodeChanges {
  /** today in China */
  readonly today: number
  readonly total: number
  /** also those that 撤销注册 took back, which count in no limit */
  readonly ever: number
}

/** How often a unit's code was maintained. What was undone still counts, what a takeover did does not. */
export async function creditCodeChanges(tx: Tx, unitNo: string, at: Date): Promise<CreditCodeChanges> {
  const midnight = startOfDay(businessDate(at))
  const { rows } = await sql<CreditCodeChanges>`
    select today, total, ever from registry.credit_code_changes(${unitNo}, ${midnight})`.execute(tx)
  return rows[0] ?? { today: 0, total: 0, ever: 0 }
}
