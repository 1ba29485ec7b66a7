import { refuse, type Tx } from '#platform'
import { registry } from './tables.ts'
import { type Unit, unitOf } from './unit.ts'
import { contactOf, type UnitContact } from './unit-contact.ts'

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
