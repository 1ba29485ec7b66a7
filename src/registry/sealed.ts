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
  personMobile: {
    table: 'registry.person',
    column: 'mobile_sealed',
    row: ['id_no_index'],
    before: 'registry.person.mobile',
  },
  changedIdNo: {
    table: 'registry.person_mobile_change',
    column: 'id_no_sealed',
    row: ['seal_id'],
    before: 'registry.person_mobile_change.id_no',
  },
  previousMobile: {
    table: 'registry.person_mobile_change',
    column: 'previous_mobile_sealed',
    row: ['seal_id'],
    before: 'registry.person.mobile',
  },
  changedMobile: {
    table: 'registry.person_mobile_change',
    column: 'mobile_sealed',
    row: ['seal_id'],
    before: 'registry.person.mobile',
  },
  legalRepMobile: {
    table: 'registry.recorded_contact',
    column: 'legal_rep_mobile_sealed',
    row: ['unit_no'],
    before: 'registry.recorded_contact.mobile',
  },
  contactMobile: {
    table: 'registry.recorded_contact',
    column: 'contact_mobile_sealed',
    row: ['unit_no'],
    before: 'registry.recorded_contact.mobile',
  },
} as const satisfies Record<string, SealedColumn>

/** Every sealed column of this room. */
export const sealedRegistry: readonly SealedColumn[] = Object.values(sealed)
