import type { Acting } from '#identity'
import { asHall, sendSms, type Tx } from '#platform'
import { unitWithContact } from '#registry'

/** One text message to a unit's contact; none where no number is known. */
export async function tellUnit(tx: Tx, { at }: Acting, unitNo: string, text: string): Promise<void> {
  await asHall(tx, async tx => {
    const { unit, contact } = await unitWithContact(tx, unitNo)
    const mobile = contact?.operatorMobile ?? unit.mobile
    if (mobile) await sendSms(tx, at, { mobile, text })
  })
}
