import { sql } from 'kysely'
import type { Tx } from '#platform'

/** Holds a unit until the transaction ends, for counts that must be right also when two act at once. */
export async function lockUnit(tx: Tx, unitNo: string): Promise<void> {
  await sql`select registry.lock_unit(${unitNo})`.execute(tx)
}
