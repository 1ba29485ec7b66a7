import { anyOf, refuse, type Tx } from '#platform'
import { agencyOf, getUnit } from '#registry'
import { identity } from '../tables.ts'
import { registrations } from './tables.ts'

/** Whether the registration of a unit is frozen: objected to, and not decided yet. */
export async function isFrozen(tx: Tx, unitNo: string): Promise<boolean> {
  const row = await registrations(tx)
    .selectFrom('identity.registration_freeze')
    .select('freeze_no')
    .where('unit_no', '=', unitNo)
    .where('decided_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Which of these units are frozen, as far as the caller may see. */
export async function frozenAmong(tx: Tx, unitNos: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await registrations(tx)
    .selectFrom('identity.registration_freeze')
    .select('unit_no')
    .where('unit_no', '=', anyOf(unitNos))
    .where('decided_at', 'is', null)
    .execute()
  return new Set(rows.map(row => row.unit_no))
}

/** @throws Refusal 'forbidden' saying why the unit is frozen and where to go. */
export async function refuseIfFrozen(tx: Tx, unitNo: string): Promise<void> {
  if (await isFrozen(tx, unitNo)) refuse('forbidden', await frozenWords(tx, unitNo))
}

/** As `refuseIfFrozen`, by the account of an operator. */
export async function refuseFrozenAccount(tx: Tx, accountNo: number): Promise<void> {
  const row = await identity(tx)
    .selectFrom('identity.account')
    .select('unit_no')
    .where('account_no', '=', accountNo)
    .where('frozen_at', 'is not', null)
    .executeTakeFirst()
  if (row?.unit_no) refuse('forbidden', await frozenWords(tx, row.unit_no))
}

/** Why a frozen unit cannot act, and where to go. */
export async function frozenWords(tx: Tx, unitNo: string): Promise<string> {
  const { areaCode } = await getUnit(tx, unitNo)
  const { agencyName, phone } = await agencyOf(tx, areaCode)
  const call = phone === '' ? '' : `（电话 ${phone}）`
  return `贵单位的网上服务注册因有人提出异议已冻结，暂不能登录和办理业务。请法定代表人或经办人携带营业执照和身份证，到${agencyName}${call}核实处理。`
}
