import type { Acting } from '#identity'
import { sendSms, type Tx } from '#platform'
import { getUnit, unitContact } from '#registry'

/** Notifies all previous contacts of the unit, so that its code cannot be changed without its knowledge. */
export async function tellKnownContacts(
  tx: Tx,
  acting: Acting,
  unitNo: string,
  data: { readonly creditCode: string; readonly operatorName: string },
): Promise<void> {
  const unit = await getUnit(tx, unitNo)
  const before = await unitContact(tx, unitNo)
  const known = new Set(
    [unit.mobile, before?.operatorMobile, before?.legalRepMobile].filter(mobile => !!mobile),
  )
  const text = `贵单位“${unit.name}”的统一社会信用代码已由职工在个人网厅维护为 ${data.creditCode}，授权经办人为${data.operatorName}。如非本单位授权，请立即联系${unit.agencyName}撤销。`
  for (const mobile of known) if (mobile) await sendSms(tx, acting.at, { mobile, text })
}
