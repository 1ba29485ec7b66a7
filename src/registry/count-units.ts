import { sql } from 'kysely'
import type { Tx } from '#platform'
import { registry } from './tables.ts'

/** How many units are on record, in all areas. */
export async function countUnits(tx: Tx): Promise<number> {
  const { number } = await registry(tx)
    .selectFrom('registry.unit')
    .select(sql<number>`count(*)`.as('number'))
    .executeTakeFirstOrThrow()
  return number
}
