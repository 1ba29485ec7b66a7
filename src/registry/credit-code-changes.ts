import { sql } from 'kysely'
import { businessDate, startOfDay, type Tx } from '#platform'
import { registry } from './tables.ts'

/** How many times a unit's code was maintained: today in China, and in total. Undone changes still count. */
export async function creditCodeChanges(
  tx: Tx,
  unitNo: string,
  at: Date,
): Promise<{ today: number; total: number }> {
  const midnight = startOfDay(businessDate(at))
  return await registry(tx)
    .selectFrom('registry.credit_code_change')
    .select(row => row.fn.countAll<number>().as('total'))
    .select(sql<number>`count(*) filter (where changed_at >= ${midnight})`.as('today'))
    .where('unit_no', '=', unitNo)
    .executeTakeFirstOrThrow()
}
