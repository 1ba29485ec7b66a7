import type { Tx } from '#platform'
import { type Unit, unitContact } from '#registry'

/** A unit's known mobiles: the operator maintained in the personal hall, else the agency's record. */
export async function knownMobiles(tx: Tx, unit: Unit): Promise<string[]> {
  const contact = await unitContact(tx, unit.unitNo)
  return contact ? [contact.operatorMobile] : unit.mobile === null ? [] : [unit.mobile]
}
