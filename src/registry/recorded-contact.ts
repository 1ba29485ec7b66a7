import { type Tx, unseal } from '#platform'
import { places, registry } from './tables.ts'

/** Whom the agency itself has on record for a unit (`import contacts`); what is not known is null. */
export interface RecordedContact {
  readonly legalRepName: string | null
  readonly legalRepMobile: string | null
  readonly contactName: string | null
  readonly contactMobile: string | null
}

const mobile = (sealed: Buffer | null) => sealed && unseal(sealed, places.recordedMobile)

/** The record of a unit, which nobody in the hall can change. */
export async function recordedContact(tx: Tx, unitNo: string): Promise<RecordedContact> {
  const row = await registry(tx)
    .selectFrom('registry.recorded_contact')
    .selectAll()
    .where('unit_no', '=', unitNo)
    .executeTakeFirst()
  return {
    legalRepName: row?.legal_rep_name ?? null,
    legalRepMobile: mobile(row?.legal_rep_mobile_sealed ?? null),
    contactName: row?.contact_name ?? null,
    contactMobile: mobile(row?.contact_mobile_sealed ?? null),
  }
}
