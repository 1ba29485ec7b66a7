import { sql } from 'kysely'
import type { Tx } from '#platform'
import { type Unit, type UnitRow, unitOf } from './unit.ts'

/** The unit with this normalised 统一社会信用代码, if one is on record. */
export async function findUnitByCreditCode(tx: Tx, creditCode: string): Promise<Unit | undefined> {
  const { rows } = await sql<UnitRow>`select * from registry.unit_by_credit_code(${creditCode})`.execute(tx)
  const [row] = rows
  return row && (await unitOf(tx, row))
}
