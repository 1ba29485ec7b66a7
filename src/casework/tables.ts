import type { ColumnType, Generated, GeneratedAlways } from 'kysely'
import type { Db, Tx } from '#platform'
import type { HearingOutcome } from './hearing/hearing-outcome.ts'
import type { RowState } from './rows/row-workflow.ts'
import type { State } from './workflow.ts'

/** Actions that officers can apply to many cases at once. */
export type BulkVerb = 'accept' | 'approve' | 'sendBack' | 'handOver'

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>

/** The rows of PostgreSQL schema `casework` (migrations/*-casework*.sql). */
export type CaseworkTables = {
  'casework.declaration': {
    unit_no: string
    declaration_id: string
    item_code: string
    item_version: number
    subject: string
    hall: 'person' | 'employer'
    area_code: string
    /** the first four digits of `area_code` */
    city_code: GeneratedAlways<string>
    applicant_no: number
    applicant_name: string
    unit_name: string
    state: State
    revision: Generated<number>
    form_sealed: Buffer
    snapshot_sealed: Later<Buffer>
    serial: Later<string>
    saved_at: Date
    submitted_at: Later<Date>
    accepted_at: Later<Date>
    ended_at: Later<Date>
    reminded_at: Later<Date>
    step: Later<string>
    step_since: Later<Date>
    due_on: Later<string>
    resume_step: Later<string>
    amount_fen: Generated<number>
    payee_sealed: Later<Buffer>
    handler_no: Later<number>
    handler_name: Later<string>
    unit_size: Later<string>
    /** head of the event chain */
    event_seq: number
    event_hash: Buffer
  }
  'casework.bulk': {
    bulk_id: string
    officer_no: number
    area_code: string
    verb: BulkVerb
    reason: string
    to_no: number | null
    ordered_at: Date
  }
  'casework.bulk_case': {
    unit_no: string
    bulk_id: string
    declaration_id: string
    area_code: string
    applicant_no: number
    outcome: Generated<'waiting' | 'done' | 'refused'>
    words: Generated<string>
  }
  'casework.event': {
    unit_no: string
    declaration_id: string
    area_code: string
    applicant_no: number
    seq: number
    at: Date
    verb: string
    actor_kind: string
    actor_no: number | null
    actor_name: string
    office: string
    ip: string
    words: string
    data: ColumnType<Record<string, string>, string, never>
    previous_hash: Buffer
    hash: Buffer
    salt: Buffer | null
  }
  'casework.declaration_row': {
    unit_no: string
    declaration_id: string
    row_no: number
    area_code: string
    applicant_no: number
    state: RowState
    wrong: boolean
    key_index: Buffer
    revision: number
    content_sealed: Buffer
    decided_at: Later<Date>
    decided_by: Later<number>
  }
  'casework.hearing': {
    unit_no: string
    declaration_id: string
    area_code: string
    applicant_no: number
    serial: string
    asked_at: Date
    answer_by: string
    question_sealed: Buffer
    answer_sealed: Later<Buffer>
    answered_at: Later<Date>
    answered_no: Later<number>
    outcome: Later<HearingOutcome>
    outcome_sealed: Later<Buffer>
    ended_at: Later<Date>
  }
  'casework.submission': {
    unit_no: string
    declaration_id: string
    area_code: string
    applicant_no: number
    seq: number
    statement_sealed: Buffer
    confirmed_by: 'sms' | 'certificate'
    algorithm: string | null
    signature: Buffer | null
    certificate: Buffer | null
    chain: Buffer[] | null
    checked_at: Date | null
    crl_at: Date | null
  }
  'casework.daily_root': {
    day: string
    chains: number
    root: Buffer
    previous: Buffer
    chained: Buffer
    published_at: Date
    tree: Later<Buffer>
  }
  'casework.daily_root_part': {
    day: string
    part: number
    leaves: Buffer
    /** the key to continue after; null in the last part */
    last_unit: string | null
    last_declaration: string | null
  }
  'casework.confirmed_condition': {
    unit_no: string
    declaration_id: string
    area_code: string
    applicant_no: number
    step: string
    condition: string
    officer_no: number
    seen: string
    confirmed_at: Date
  }
  'casework.material': {
    unit_no: string
    declaration_id: string
    area_code: string
    applicant_no: number
    material_id: string
    kind: string
    attached_at: Date
    first_attached_at: Date
    from_declaration_id: Later<string>
    from_material_id: Later<string>
    removed_at: Later<Date>
  }
  'casework.material_page': {
    unit_no: string
    declaration_id: string
    area_code: string
    applicant_no: number
    material_id: string
    page_id: string
    position: number
    rotation: Generated<0 | 90 | 180 | 270>
    sha256: string
    media_type: 'image/jpeg' | 'image/png' | 'application/pdf'
    bytes: number
    sheets: number
    name_sealed: Buffer
    added_at: Date
    removed_at: Later<Date>
  }
  'casework.phone_pairing': {
    unit_no: string
    declaration_id: string
    area_code: string
    applicant_no: number
    pairing_id: string
    token_hash: Buffer
    kind: string
    material_id: string | null
    opener_kind: 'person' | 'operator'
    opener_no: number
    opener_name: string
    person_no: number | null
    opened_at: Date
    expires_at: Date
    ended_at: Later<Date>
    phone_hash: Later<Buffer>
    taken: Generated<number>
  }
}

/** The casework tables, for this room only. */
export const casework = (db: Db | Tx) => db.withTables<CaseworkTables>()
