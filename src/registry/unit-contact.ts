import type { Selectable } from 'kysely'
import { z } from 'zod'
import { seal, type Tx, unsealAs } from '#platform'
import { sealed } from './sealed.ts'
import { type RegistryTables, registry } from './tables.ts'

/** A unit's contact, as maintained in the personal hall. */
export interface UnitContact {
  readonly legalRepMobile: string
  readonly operatorName: string
  readonly operatorMobile: string
}

/** Fields of later versions are kept when a contact is restored. */
export const contactSchema: z.ZodType<UnitContact> = z.looseObject({
  legalRepMobile: z.string(),
  operatorName: z.string(),
  operatorMobile: z.string(),
})

export const sealContact = (contact: UnitContact, unitNo: string): Buffer =>
  seal(JSON.stringify(contact), sealed.contact, { unit_no: unitNo })

/** A contact and whether it is verified. */
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

export const shown = 200

export function maintainedContactOf(
  row: Selectable<RegistryTables['registry.unit_contact']>,
): MaintainedContact {
  return {
    ...contactOf(row.contact_sealed, row.unit_no),
    unitNo: row.unit_no,
    maintainedAt: row.maintained_at,
    declarationId: row.declaration_id,
    unverifiedSince: row.unverified_since,
  }
}

export const contactOf = (contact: Buffer, unitNo: string): UnitContact =>
  unsealAs(contactSchema, contact, sealed.contact, { unit_no: unitNo })
