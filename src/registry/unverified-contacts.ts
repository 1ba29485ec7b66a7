import type { Tx } from '#platform'
import { registry } from './tables.ts'
import { type MaintainedContact, maintainedContactOf, shown } from './unit-contact.ts'

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
