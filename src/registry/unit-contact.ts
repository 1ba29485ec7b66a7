import { type Tx, unseal } from '#platform'
import { places, registry } from './tables.ts'

/** A unit's contact, as maintained in the personal hall. */
export interface UnitContact {
  readonly legalRepMobile: string
  readonly operatorName: string
  readonly operatorMobile: string
}

export async function unitContact(tx: Tx, unitNo: string): Promise<UnitContact | undefined> {
  const row = await registry(tx)
    .selectFrom('registry.unit_contact')
    .select('contact_sealed')
    .where('unit_no', '=', unitNo)
    .executeTakeFirst()
  return row && (JSON.parse(unseal(row.contact_sealed, places.contact)) as UnitContact)
}
