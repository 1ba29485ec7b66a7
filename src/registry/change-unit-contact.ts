import type { Tx } from '#platform'
import { registry } from './tables.ts'
import { getUnit } from './unit.ts'
import { type MaintainedContact, sealContact, type UnitContact, unitContact } from './unit-contact.ts'

interface UnitContactChange {
  readonly unitNo: string
  /** undefined deletes it */
  readonly contact: UnitContact | undefined
  readonly at: Date
  /**
   * the declaration that brings it, and since when it is 未经核实; without it both stay as they are, so that an unverified
   * contact cannot vouch for the next one
   */
  readonly origin?: Pick<MaintainedContact, 'declarationId' | 'unverifiedSince'>
}

/**
 * Records a unit's contact. @returns the contact it replaces, so that the change can be undone.
 * @throws Refusal 'not-found' for an unknown unit.
 */
export async function changeUnitContact(
  tx: Tx,
  { unitNo, contact, at, origin }: UnitContactChange,
): Promise<MaintainedContact | undefined> {
  const before = await unitContact(tx, unitNo)
  if (!contact) {
    await registry(tx).deleteFrom('registry.unit_contact').where('unit_no', '=', unitNo).execute()
    return before
  }
  const { areaCode } = await getUnit(tx, unitNo)
  const { legalRepMobile, operatorName, operatorMobile } = contact
  const { declarationId = null, unverifiedSince = null } = origin ?? before ?? {}
  const written = {
    contact_sealed: sealContact({ legalRepMobile, operatorName, operatorMobile }, unitNo),
    maintained_at: at,
    declaration_id: declarationId,
    unverified_since: unverifiedSince,
  }
  await registry(tx)
    .insertInto('registry.unit_contact')
    .values({ unit_no: unitNo, area_code: areaCode, ...written })
    .onConflict(conflict => conflict.column('unit_no').doUpdateSet(written))
    .execute()
  return before
}
