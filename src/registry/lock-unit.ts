import { sql } from 'kysely'
import type { Tx } from '#platform'

/** Locks a unit until the transaction ends, for counts that must stay correct under concurrency. */
export async function lockUnit(tx: Tx, unitNo: string): Promise<void> {
  await sql`select registry.lock_unit(${unitNo})`.execute(tx)
}
