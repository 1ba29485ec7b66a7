import { z } from 'zod'
import { asHall, type FormValues, readForm, sendManySms, type Tx } from '#platform'
import { typedWords, verifyContact } from '#registry'
import type { Acting, OfficerActor } from '../acting.ts'
import { refuseIfFrozen } from './freeze.ts'
import { officersUnit } from './officers-unit.ts'
import { recordRegistration } from './registration-event.ts'

const form = z.object({
  reason: typedWords({ least: 2, most: 200, missing: '请填写核实情况。' }),
  seen: z.literal('1', '请核对后勾选。'),
  shown: z.string(),
})

/**
 * 单位联系人信息确认: an officer has compared licence and contact; from now on money cases of the unit pass 受理.
 * @throws Refusal for another post or area, while the registration is frozen, and 'conflict' where nothing waits or the
 * contact is no longer the one shown (`shown`, its `contactVersion`).
 */
export async function confirmContact(
  tx: Tx,
  acting: Acting<OfficerActor>,
  unitNo: string,
  values: FormValues,
): Promise<void> {
  const unit = await officersUnit(tx, acting, unitNo)
  const { reason, shown } = readForm(form, { reason: '', seen: '', shown: '', ...values })
  await asHall(tx, async tx => {
    await refuseIfFrozen(tx, unitNo)
    const contact = await verifyContact(tx, unitNo, shown)
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
