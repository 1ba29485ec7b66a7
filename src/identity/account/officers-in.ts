import { sql } from 'kysely'
import { areaPrefix, type Tx } from '#platform'
import type { OfficerActor } from '../acting.ts'
import type { OfficerRole } from '../tables.ts'

interface OfficerRow {
  readonly account_no: number
  readonly name: string
  readonly area_code: string
  readonly role: OfficerRole
}

/** The officers who may see an area's cases (those of the area, its city and its province), by role and name. */
export async function officersIn(tx: Tx, areaCode: string): Promise<OfficerActor[]> {
  const above = [areaCode, `${areaCode.slice(0, 4)}00`, `${areaCode.slice(0, 2)}0000`]
  const { rows } = await sql<OfficerRow>`select * from identity.officers_in(${above})`.execute(tx)
  return rows
    .filter(row => areaCode.startsWith(areaPrefix(row.area_code)))
    .map(row => ({
      kind: 'officer' as const,
      accountNo: row.account_no,
      name: row.name,
      areaCode: row.area_code,
      role: row.role,
    }))
}
