import type { Tx } from '#platform'
import { units } from './unit.ts'

/** Locks a unit until the transaction ends, for counts that must stay correct under concurrency. */
export async function lockUnit(tx: Tx, unitNo: string): Promise<void> {
  await units(tx).where('unit_no', '=', unitNo).forUpdate().executeTakeFirst()
}
