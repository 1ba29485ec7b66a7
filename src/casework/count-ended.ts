import { sql } from 'kysely'
import type { Tx } from '#platform'
import { casework } from './tables.ts'

/**
 * How many declarations of an item are over for a unit: passed, declined, or revoked afterwards. An item that may be
 * filed again and again, one after the other, makes its subject of this number.
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
