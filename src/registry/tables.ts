import type { Generated } from 'kysely'
import type { Db, Tx } from '#platform'
import type { Insurance } from './codes/insurances.ts'

/** The rows of PostgreSQL schema `registry` (migrations/0002-registry.sql). */
export type RegistryTables = {
  'registry.area': { code: string; name: string; parent_code: string | null }
  'registry.agency': {
    agency_no: string
    area_code: string
    name: string
    address: string
    phone: string
    hours: string
    business: string
  }
  'registry.unit': {
    unit_no: string
    credit_code: string | null
    name: string
    unit_type: string
    area_code: string
    size: string | null
    labour_dispatch: boolean
    deregistering: boolean
    discredited: boolean
    mobile_sealed: Buffer | null
    mobile_index: Buffer | null
    account_name: string | null
    account_no_sealed: Buffer | null
    account_no_index: Buffer | null
    bank_name: string | null
  }
  'registry.unit_contact': {
    unit_no: string
    area_code: string
    contact_sealed: Buffer
    maintained_at: Date
    declaration_id: string | null
    unverified_since: Date | null
  }
  'registry.recorded_contact': {
    unit_no: string
    area_code: string
    legal_rep_name: string | null
    legal_rep_mobile_sealed: Buffer | null
    legal_rep_mobile_index: Buffer | null
    contact_name: string | null
    contact_mobile_sealed: Buffer | null
    contact_mobile_index: Buffer | null
  }
  'registry.credit_code_change': {
    unit_no: string
    area_code: string
    declaration_id: string
    previous_code: string | null
    current_code: string
    previous_contact_sealed: Buffer | null
    changed_at: Date
    undone_at: Date | null
    previous_contact_unverified_since: Date | null
    previous_contact_declaration_id: string | null
    annulled: Generated<boolean>
  }
  'registry.person': {
    person_no: Generated<number>
    id_no_index: Buffer
    id_no_sealed: Buffer
    name: string
    ethnicity: string
    started_work_on: string | null
    unit_no: string | null
    pension_balance_fen: number
    mobile_sealed: Buffer | null
    mobile_index: Buffer | null
    mobile_confirmed_at: Date | null
  }
  'registry.person_mobile_change': {
    change_no: Generated<number>
    person_no: number
    name: string
    id_no_sealed: Buffer
    unit_no: string | null
    area_code: string
    source: 'counter' | 'provider'
    by_account_no: number | null
    by_name: string
    reason: string
    previous_mobile_sealed: Buffer | null
    mobile_sealed: Buffer
    changed_at: Date
    seal_id: string
  }
  'registry.person_insurance': { person_no: number; insurance: string; base_fen: number; state: string }
  'registry.contribution': {
    unit_no: string
    month: string
    area_code: string
    headcount: number
    unit_due_fen: number
    employee_due_fen: number
    unit_paid_fen: number
    employee_paid_fen: number
    paid_on: string | null
    bill_no: number | null
    due_on: string | null
  }
  'registry.employment': {
    unit_no: string
    person_no: number
    insurance: Insurance
    from_month: string
    to_month: string | null
    area_code: string
    base_fen: number
    began: string
    ended: string | null
    entered_on: string
    entered_by: string
    end_entered_on: string | null
    end_entered_by: string | null
  }
  'registry.person_contribution': {
    unit_no: string
    month: string
    insurance: Insurance
    person_no: number
    area_code: string
    base_fen: number
    unit_due_fen: number
    person_due_fen: number
    unit_paid_fen: Generated<number>
    person_paid_fen: Generated<number>
    paid_on: string | null
    bill_no: number | null
  }
  'registry.bill': {
    bill_no: Generated<number>
    unit_no: string
    area_code: string
    kind: 'monthly' | 'late'
    month: string
    settled_on: string
    due_on: string
    late_fee_fen: Generated<number>
  }
  'registry.bill_line': {
    bill_no: number
    unit_no: string
    area_code: string
    month: string
    insurance: Insurance
    headcount: number
    base_fen: number
    unit_due_fen: number
    person_due_fen: number
    late_fee_fen: Generated<number>
    unit_paid_fen: Generated<number>
    person_paid_fen: Generated<number>
  }
  'registry.deferral': {
    deferral_no: Generated<number>
    unit_no: string
    area_code: string
    insurance: Insurance
    from_month: string
    to_month: string
    paid_up_by: string
    document: string
    declaration_id: string
    granted_on: string
    paid_before_fen: number
    ended_on: string | null
    reminded_on: string | null
  }
  'registry.deferral_instalment': {
    deferral_no: number
    unit_no: string
    area_code: string
    due_on: string
    amount_fen: number
    reminded_on: string | null
  }
  'registry.billed_area': { area_code: string; since: string; through_month: string | null }
  'registry.claimant': {
    unit_no: string
    person_index: Buffer
    area_code: string
    person_sealed: Buffer
    first_month: string
  }
  'registry.reduction': {
    unit_no: string
    person_index: Buffer
    month: string
    area_code: string
    person_sealed: Buffer
    reason: string
  }
  'registry.import': {
    import_no: Generated<number>
    kind: string
    path: string
    file_name: string
    sha256: string
    bytes: number
    uploaded: boolean
    within: string
    area_code: string
    state: Generated<'queued' | 'running' | 'done' | 'failed'>
    failure: Generated<string | null>
    rows_read: Generated<number>
    rows_changed: Generated<number>
    rows_refused: Generated<number>
    rows_doubtful: Generated<number>
    reached_bytes: Generated<number>
    reached_line: Generated<number>
    errors_bytes: Generated<number>
    ordered_by: number | null
    ordered_name: string
    ordered_at: Date
    finished_at: Generated<Date | null>
  }
}

/** The registry tables; private to this room. */
export const registry = (db: Db | Tx) => db.withTables<RegistryTables>()
