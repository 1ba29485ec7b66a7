import { areaPrefix, asHall, refuse, type Tx } from '#platform'
import type { Acting, OfficerActor } from '../acting.ts'
import { identity, type OfficerRole } from '../tables.ts'
import { type Factors, factorsOf } from './factors-of.ts'

export interface OfficerBelow extends Factors {
  readonly accountNo: number
  readonly name: string
  readonly areaCode: string
  readonly role: OfficerRole
}

/** The officers an administrator manages, with their second factors; excludes the administrator. */
export async function officersBelow(tx: Tx, acting: Acting<OfficerActor>): Promise<OfficerBelow[]> {
  const { who } = acting
  if (who.role !== 'admin') refuse('forbidden', '只有管理员可以查看经办人员的二次验证。')
  return await asHall(tx, async tx => {
    const rows = await identity(tx)
      .selectFrom('identity.account')
      .select(['account_no', 'name', 'area_code', 'role'])
      .where('kind', '=', 'officer')
      .where('disabled_at', 'is', null)
      .where('account_no', '<>', who.accountNo)
      .where('area_code', 'like', `${areaPrefix(who.areaCode)}%`)
      .orderBy('area_code')
      .orderBy('account_no')
      .execute()
    const officers: OfficerBelow[] = []
    for (const { account_no: accountNo, name, area_code: areaCode, role } of rows) {
      if (!areaCode || !role) continue
      officers.push({ accountNo, name, areaCode, role, ...(await factorsOf(tx, accountNo)) })
    }
    return officers
  })
}
