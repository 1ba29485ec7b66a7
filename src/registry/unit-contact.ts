import { z } from 'zod'
import { refuse, seal, type Tx, unsealAs } from '#platform'
import { sealed } from './sealed.ts'
import { registry } from './tables.ts'
import { type Unit, unitOf } from './unit.ts'

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
  return row && contactOf(row.contact_sealed, unitNo)
}

/** A unit and its contact, in one statement. @throws Refusal 'not-found'. */
export async function unitWithContact(
  tx: Tx,
  unitNo: string,
): Promise<{ readonly unit: Unit; readonly contact: UnitContact | undefined }> {
  const row = await registry(tx)
    .selectFrom('registry.unit as unit')
    .leftJoin('registry.unit_contact as contact', 'contact.unit_no', 'unit.unit_no')
    .selectAll('unit')
    .select('contact.contact_sealed')
    .where('unit.unit_no', '=', unitNo)
    .executeTakeFirst()
  if (!row) return refuse('not-found', '系统中没有该单位，请联系参保地社保经办机构。')
  return {
    unit: await unitOf(tx, row),
    contact: row.contact_sealed ? contactOf(row.contact_sealed, unitNo) : undefined,
  }
}

const contactOf = (contact: Buffer, unitNo: string): UnitContact =>
  unsealAs(contactSchema, contact, sealed.contact, { unit_no: unitNo })
