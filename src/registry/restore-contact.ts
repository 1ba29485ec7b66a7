import type { Selectable } from 'kysely'
import { type Tx, unsealAs } from '#platform'
import { changeUnitContact } from './change-unit-contact.ts'
import { sealed } from './sealed.ts'
import type { RegistryTables } from './tables.ts'
import { contactSchema } from './unit-contact.ts'

export type CodeChange = Selectable<RegistryTables['registry.credit_code_change']>

/** Puts back the contact that a unit had before a change of its code, 未经核实 or not as it was then. */
export async function restoreContact(tx: Tx, change: CodeChange, at: Date): Promise<void> {
  const previous = change.previous_contact_sealed
  await changeUnitContact(tx, {
    unitNo: change.unit_no,
    contact: previous ? unsealAs(contactSchema, previous, sealed.previousContact, change) : undefined,
    at,
    origin: {
      declarationId: change.previous_contact_declaration_id,
      unverifiedSince: change.previous_contact_unverified_since,
    },
  })
}
