import type { Tx } from '#platform'
import { recordedContact, type Unit, unitContact } from '#registry'

/**
 * A unit's known mobiles: the operator maintained in the personal hall, else the recorded contact, else the mobile that
 * was imported with the unit.
 */
export async function knownMobiles(tx: Tx, unit: Unit): Promise<string[]> {
  const contact = await unitContact(tx, unit.unitNo)
  if (contact) return [contact.operatorMobile]
  const { contactMobile } = await recordedContact(tx, unit.unitNo)
  const mobile = contactMobile ?? unit.mobile
  return mobile === null ? [] : [mobile]
}
