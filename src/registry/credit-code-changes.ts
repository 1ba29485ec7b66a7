import { sql } from 'kysely'
import { businessDate, startOfDay, type Tx } from '#platform'
import { registry } from './tables.ts'

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
  return await registry(tx)
    .selectFrom('registry.credit_code_change')
    .select(row => row.fn.countAll<number>().as('ever'))
    .select(sql<number>`count(*) filter (where not annulled)`.as('total'))
    .select(sql<number>`count(*) filter (where not annulled and changed_at >= ${midnight})`.as('today'))
    .where('unit_no', '=', unitNo)
    .executeTakeFirstOrThrow()
}
