import { seal, type Tx } from '#platform'
import { places, registry } from './tables.ts'
import { getUnit } from './unit.ts'
import { type UnitContact, unitContact } from './unit-contact.ts'

interface UnitContactChange {
  readonly unitNo: string
  /** undefined deletes it */
  readonly contact: UnitContact | undefined
  readonly at: Date
}

/**
 * Records a unit's contact. @returns the contact it replaces, so that the change can be undone.
 * @throws Refusal 'not-found' for an unknown unit.
 */
export async function changeUnitContact(
  tx: Tx,
  { unitNo, contact, at }: UnitContactChange,
): Promise<UnitContact | undefined> {
  const before = await unitContact(tx, unitNo)
  if (!contact) {
    await registry(tx).deleteFrom('registry.unit_contact').where('unit_no', '=', unitNo).execute()
    return before
  }
  const { areaCode } = await getUnit(tx, unitNo)
  const contact_sealed = seal(JSON.stringify(contact), places.contact)
  await registry(tx)
    .insertInto('registry.unit_contact')
    .values({ unit_no: unitNo, area_code: areaCode, contact_sealed, maintained_at: at })
    .onConflict(conflict => conflict.column('unit_no').doUpdateSet({ contact_sealed, maintained_at: at }))
    .execute()
  return before
}
