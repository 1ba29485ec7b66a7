import { type Tx, unseal } from '#platform'
import { sealed } from './sealed.ts'
import { registry } from './tables.ts'

/** The contacts that the agency itself has on record for a unit (`import contacts`); null if unknown. */
export interface RecordedContact {
  readonly legalRepName: string | null
  readonly legalRepMobile: string | null
  readonly contactName: string | null
  readonly contactMobile: string | null
}

/** The record of a unit, which nobody in the hall can change. */
export async function recordedContact(tx: Tx, unitNo: string): Promise<RecordedContact> {
  const row = await registry(tx)
    .selectFrom('registry.recorded_contact')
    .selectAll()
    .where('unit_no', '=', unitNo)
    .executeTakeFirst()
  return {
    legalRepName: row?.legal_rep_name ?? null,
    legalRepMobile: row?.legal_rep_mobile_sealed
      ? unseal(row.legal_rep_mobile_sealed, sealed.legalRepMobile, row)
      : null,
    contactName: row?.contact_name ?? null,
    contactMobile: row?.contact_mobile_sealed
      ? unseal(row.contact_mobile_sealed, sealed.contactMobile, row)
      : null,
  }
}
