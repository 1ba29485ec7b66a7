import { sql } from 'kysely'
import { businessDate, startOfDay, type Tx } from '#platform'

/** How many times a unit's code was maintained: today in China, and in total. Undone changes still count. */
export async function creditCodeChanges(
  tx: Tx,
  unitNo: string,
  at: Date,
): Promise<{ today: number; total: number }> {
  const midnight = startOfDay(businessDate(at))
  const { rows } = await sql<{ today: number; total: number }>`
    select today, total from registry.credit_code_changes(${unitNo}, ${midnight})`.execute(tx)
  return rows[0] ?? { today: 0, total: 0 }
}
