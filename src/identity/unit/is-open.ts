import type { Tx } from '#platform'
import { identity } from '../tables.ts'

/**
 * Whether the unit has been opened for online service; after that an employee can no longer maintain its credit code.
 */
export async function isOpen(tx: Tx, unitNo: string): Promise<boolean> {
  const row = await identity(tx)
    .selectFrom('identity.unit_opening')
    .select('unit_no')
    .where('unit_no', '=', unitNo)
    .executeTakeFirst()
  return row !== undefined
}
