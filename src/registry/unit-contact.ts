import type { Selectable } from 'kysely'
import { type Tx, unseal } from '#platform'
import { places, type RegistryTables, registry } from './tables.ts'

/** A unit's contact, as maintained in the personal hall. */
export interface UnitContact {
  readonly legalRepMobile: string
  readonly operatorName: string
  readonly operatorMobile: string
}

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
  const contact = JSON.parse(unseal(row.contact_sealed, places.contact)) as UnitContact
  return {
    ...contact,
    unitNo: row.unit_no,
    maintainedAt: row.maintained_at,
    declarationId: row.declaration_id,
    unverifiedSince: row.unverified_since,
  }
}
