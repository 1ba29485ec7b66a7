import type { Tx } from '#platform'
import { findUnitByCreditCode, lockUnit, type Unit } from '#registry'

/** The unit with this code, locked and read after the lock is held, since its previous holder may have changed the code. */
export async function lockByCreditCode(tx: Tx, creditCode: string): Promise<Unit | undefined> {
  const found = await findUnitByCreditCode(tx, creditCode)
  if (!found) return undefined
  await lockUnit(tx, found.unitNo)
  const unit = await findUnitByCreditCode(tx, creditCode)
  return unit?.unitNo === found.unitNo ? unit : undefined
}
