import type { Selectable } from 'kysely'
import { areaPrefix, refuse, type Tx } from '#platform'
import { getUnit, type Unit } from '#registry'
import { officerRoles } from '../account/officer-roles.ts'
import type { Acting, OfficerActor } from '../acting.ts'
import { type CertificateState, type IdentityTables, identity } from '../tables.ts'

export type CertificateRow = Selectable<IdentityTables['identity.certificate']>

/** 证书状态 as shown on screen. */
export const certificateStates: Readonly<Record<CertificateState, string>> = {
  active: '使用中',
  lost: '已报遗失',
  replaced: '已更换',
  unbound: '已注销登记',
}

const posts: readonly OfficerActor['role'][] = ['accept', 'review']

/** Whether an officer's role may register certificates. */
export const mayRegisterCertificates = ({ role }: OfficerActor): boolean => posts.includes(role)

/** The unit, if this officer may register certificates for it. @throws Refusal otherwise. */
export async function unitToRegister(tx: Tx, { who }: Acting<OfficerActor>, unitNo: string): Promise<Unit> {
  if (!mayRegisterCertificates(who)) {
    const needed = posts.map(role => officerRoles[role]).join('、')
    refuse('forbidden', `CA登记由${needed}办理，您当前是${officerRoles[who.role]}。`)
  }
  const unit = await getUnit(tx, unitNo)
  if (!unit.areaCode.startsWith(areaPrefix(who.areaCode))) {
    refuse('not-found', '本统筹区没有该单位，请到单位参保地经办机构办理。')
  }
  return unit
}

/** The certificate, locked, if it is still in use. @throws Refusal otherwise. */
export async function lockActive(
  tx: Tx,
  { unitNo, certificateNo }: { readonly unitNo: string; readonly certificateNo: number },
): Promise<CertificateRow> {
  const row = await identity(tx)
    .selectFrom('identity.certificate')
    .selectAll()
    .where('unit_no', '=', unitNo)
    .where('certificate_no', '=', certificateNo)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return refuse('not-found', '该单位没有这张数字证书。')
  if (row.state !== 'active') refuse('conflict', `该数字证书${certificateStates[row.state]}，不能重复办理。`)
  return row
}
