import type { SealedColumn } from '#platform'

/** The sealed columns of this room. */
export const sealed = {
  mobile: {
    table: 'registry.unit',
    column: 'mobile_sealed',
    row: ['unit_no'],
    before: 'registry.unit.mobile',
  },
  account: {
    table: 'registry.unit',
    column: 'account_no_sealed',
    row: ['unit_no'],
    before: 'registry.unit.account_no',
  },
  contact: {
    table: 'registry.unit_contact',
    column: 'contact_sealed',
    row: ['unit_no'],
    before: 'registry.unit_contact',
  },
  previousContact: {
    table: 'registry.credit_code_change',
    column: 'previous_contact_sealed',
    row: ['unit_no', 'declaration_id'],
    before: 'registry.unit_contact',
  },
  idNo: {
    table: 'registry.person',
    column: 'id_no_sealed',
    row: ['id_no_index'],
    before: 'registry.person.id_no',
  },
  claimant: {
    table: 'registry.claimant',
    column: 'person_sealed',
    row: ['unit_no', 'person_index'],
    before: 'registry.former_worker',
  },
  reduction: {
    table: 'registry.reduction',
    column: 'person_sealed',
    row: ['unit_no', 'person_index'],
    before: 'registry.former_worker',
  },
} as const satisfies Record<string, SealedColumn>

/** Every sealed column of this room. */
export const sealedRegistry: readonly SealedColumn[] = Object.values(sealed)
