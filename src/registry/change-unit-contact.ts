import type { Tx } from '#platform'
import { registry } from './tables.ts'
import { getUnit } from './unit.ts'
import { sealContact, type UnitContact } from './unit-contact.ts'

interface UnitContactChange {
  readonly unitNo: string
  /** undefined deletes it */
  readonly contact: UnitContact | undefined
  readonly at: Date
  /** the declaration that brought it */
  readonly declarationId?: string | null
  /** 未经核实 since then; without it the contact counts as verified */
  readonly unverifiedSince?: Date | null
}

/** Records a unit's contact. @throws Refusal 'not-found' for an unknown unit. */
export async function changeUnitContact(
  tx: Tx,
  { unitNo, contact, at, declarationId = null, unverifiedSince = null }: UnitContactChange,
): Promise<void> {
  if (!contact) {
    await registry(tx).deleteFrom('registry.unit_contact').where('unit_no', '=', unitNo).execute()
    return
  }
  const { areaCode } = await getUnit(tx, unitNo)
  const { legalRepMobile, operatorName, operatorMobile } = contact
  const columns = {
    contact_sealed: sealContact({ legalRepMobile, operatorName, operatorMobile }, unitNo),
    maintained_at: at,
    declaration_id: declarationId,
    unverified_since: unverifiedSince,
  }
  await registry(tx)
    .insertInto('registry.unit_contact')
    .values({ unit_no: unitNo, area_code: areaCode, ...columns })
    .onConflict(conflict => conflict.column('unit_no').doUpdateSet(columns))
    .execute()
}
