import { areaPrefix, type Tx } from '#platform'
import type { OfficerActor } from '../acting.ts'
import { identity } from '../tables.ts'

/** The officers who may see an area's cases (those of the area, its city and its province), by role and name. */
export async function officersIn(tx: Tx, areaCode: string): Promise<OfficerActor[]> {
  const rows = await identity(tx)
    .selectFrom('identity.account')
    .select(['account_no', 'name', 'area_code', 'role'])
    .where('kind', '=', 'officer')
    .where('disabled_at', 'is', null)
    .where('area_code', 'in', [areaCode, `${areaCode.slice(0, 4)}00`, `${areaCode.slice(0, 2)}0000`])
    .orderBy('role')
    .orderBy('name')
    .execute()
  return rows.flatMap(({ account_no: accountNo, name, area_code: area, role }) =>
    area && role && areaCode.startsWith(areaPrefix(area))
      ? [{ kind: 'officer' as const, accountNo, name, areaCode: area, role }]
      : [],
  )
}
