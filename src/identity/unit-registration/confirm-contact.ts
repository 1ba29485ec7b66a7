import { z } from 'zod'
import { asHall, type FormValues, readForm, refuse, sendManySms, type Tx } from '#platform'
import { unitContact, verifyContact } from '#registry'
import type { Acting, OfficerActor } from '../acting.ts'
import { refuseIfFrozen } from './freeze.ts'
import { officersUnit } from './officers-unit.ts'
import { recordRegistration } from './registration-event.ts'

const form = z.object({
  reason: z.string().trim().min(2, '请填写核实情况。').max(200, '不能超过 200 个字。'),
  seen: z.literal('1', '请核对后勾选。'),
})

/**
 * 单位联系人信息确认: an officer has compared licence and contact; from now on money cases of the unit pass 受理.
 * @throws Refusal for another post or area, while the registration is frozen, and 'conflict' where nothing waits.
 */
export async function confirmContact(
  tx: Tx,
  acting: Acting<OfficerActor>,
  unitNo: string,
  values: FormValues,
): Promise<void> {
  const unit = await officersUnit(tx, acting, unitNo)
  const { reason } = readForm(form, { reason: '', seen: '', ...values })
  await asHall(tx, async tx => {
    await refuseIfFrozen(tx, unitNo)
    const contact = await unitContact(tx, unitNo)
    if (!contact) return refuse('conflict', '该单位没有维护过联系人信息。')
    await verifyContact(tx, unitNo)
    await recordRegistration(tx, acting, { unitNo, words: `单位联系人信息确认：${reason}` })
    const text = `单位“${unit.name}”的联系人信息已由${unit.agencyName}核实确认，可以办理资金类业务。`
    const mobiles = new Set([contact.operatorMobile, contact.legalRepMobile])
    await sendManySms(
      tx,
      acting.at,
      [...mobiles].map(mobile => ({ mobile, text })),
    )
  })
}
