import { asHall, sendSms, type Tx } from '#platform'
import type { Unit } from '#registry'
import { findAccount, mobileOf } from '../account/account.ts'
import type { Acting } from '../acting.ts'

/** Texts the unit's administrator about a certificate, identified by the last digits of its number. */
export async function tellAdministrator(
  tx: Tx,
  { at }: Acting,
  unit: Unit,
  serial: string,
  what: string,
): Promise<void> {
  const account = await asHall(tx, tx => findAccount(tx, 'operator', unit.unitNo))
  const mobile = account && mobileOf(account)
  if (!mobile) return
  const text = `贵单位（${unit.name}）尾号 ${serial.slice(-6)} 的数字证书${what}。如非贵单位办理，请立即联系${unit.agencyName}。`
  await sendSms(tx, at, { mobile, text })
}
