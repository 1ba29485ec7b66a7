import type { Selectable } from 'kysely'
import { z } from 'zod'
import { refuse, seal, type Tx, unsealAs } from '#platform'
import { sealed } from './sealed.ts'
import { type RegistryTables, registry } from './tables.ts'
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

/** A contact with what is known of it. */
export interface MaintainedContact extends UnitContact {
  readonly unitNo: string
  readonly maintainedAt: Date
  /** the declaration that brought it */
  readonly declarationId: string | null
  /** 未经核实 since then; null once the number on record or an officer confirmed it */
  readonly unverifiedSince: Date | null
}

/** The maintained contact of a unit, if it has one. */
export async function unitContact(tx: Tx, unitNo: string): Promise<MaintainedContact | undefined> {
  const row = await registry(tx)
    .selectFrom('registry.unit_contact')
    .selectAll()
    .where('unit_no', '=', unitNo)
    .executeTakeFirst()
  return row && maintainedContactOf(row)
}

const shown = 200

/** Contacts 未经核实 that the caller may see, with the name of their unit, oldest first. */
export async function unverifiedContacts(
  tx: Tx,
): Promise<readonly (MaintainedContact & { readonly unitName: string })[]> {
  const rows = await registry(tx)
    .selectFrom('registry.unit_contact as contact')
    .innerJoin('registry.unit as unit', 'unit.unit_no', 'contact.unit_no')
    .selectAll('contact')
    .select('unit.name')
    .where('unverified_since', 'is not', null)
    .orderBy('unverified_since')
    .limit(shown)
    .execute()
  return rows.map(row => ({ ...maintainedContactOf(row), unitName: row.name }))
}

/** How many contacts 未经核实 the caller may see. */
export async function countUnverified(tx: Tx): Promise<number> {
  const { number } = await registry(tx)
    .selectFrom('registry.unit_contact')
    .select(row => row.fn.countAll<number>().as('number'))
    .where('unverified_since', 'is not', null)
    .executeTakeFirstOrThrow()
  return number
}

function maintainedContactOf(row: Selectable<RegistryTables['registry.unit_contact']>): MaintainedContact {
  return {
    ...contactOf(row.contact_sealed, row.unit_no),
    unitNo: row.unit_no,
    maintainedAt: row.maintained_at,
    declarationId: row.declaration_id,
    unverifiedSince: row.unverified_since,
  }
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
