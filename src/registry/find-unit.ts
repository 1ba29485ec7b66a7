import type { Tx } from '#platform'
import { type Unit, unitOf, units } from './unit.ts'

/** The unit with this normalised 统一社会信用代码, if one is on record. */
export async function findUnitByCreditCode(tx: Tx, creditCode: string): Promise<Unit | undefined> {
  const row = await units(tx).where('credit_code', '=', creditCode).executeTakeFirst()
  return row && (await unitOf(tx, row))
}
