import type { Tx } from '#platform'
import { units } from './unit.ts'

/** Holds a unit until the transaction ends, for counts that must be right also when two act at once. */
export async function lockUnit(tx: Tx, unitNo: string): Promise<void> {
  await units(tx).where('unit_no', '=', unitNo).forUpdate().executeTakeFirst()
}
