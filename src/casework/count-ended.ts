import { sql } from 'kysely'
import type { Tx } from '#platform'
import { casework } from './tables.ts'

/**
 * How many declarations of an item have ended for a unit: passed, declined, or revoked. Items that may be filed
 * repeatedly, one at a time, use this number as their subject.
 */
export async function countEnded(tx: Tx, unitNo: string, itemCode: string): Promise<number> {
  const { number } = await casework(tx)
    .selectFrom('casework.declaration')
    .select(sql<number>`count(*)::int`.as('number'))
    .where('unit_no', '=', unitNo)
    .where('item_code', '=', itemCode)
    .where('state', 'in', ['passed', 'declined', 'revoked'])
    .executeTakeFirstOrThrow()
  return number
}
