import { z } from 'zod'
import { seal, type Tx, unsealAs } from '#platform'
import { sealed } from './sealed.ts'
import { registry } from './tables.ts'

/** A unit's contact, as maintained in the personal hall. */
export interface UnitContact {
  readonly legalRepMobile: string
  readonly operatorName: string
  readonly operatorMobile: string
}

/** Fields of later versions are kept when a contact is put back. */
export const contactSchema: z.ZodType<UnitContact> = z.looseObject({
  legalRepMobile: z.string(),
  operatorName: z.string(),
  operatorMobile: z.string(),
})

export const sealContact = (contact: UnitContact, unitNo: string): Buffer =>
  seal(JSON.stringify(contact), sealed.contact, { unit_no: unitNo })

export async function unitContact(tx: Tx, unitNo: string): Promise<UnitContact | undefined> {
  const row = await registry(tx)
    .selectFrom('registry.unit_contact')
    .select('contact_sealed')
    .where('unit_no', '=', unitNo)
    .executeTakeFirst()
  return row && unsealAs(contactSchema, row.contact_sealed, sealed.contact, { unit_no: unitNo })
}
