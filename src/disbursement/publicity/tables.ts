import type { ColumnType, Generated, Selectable } from 'kysely'
import type { Db, Fen, Tx } from '#platform'

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>

/** How a case left publicity. */
export type CaseOutcome = 'passed' | 'declined' | 'returned'

/** The outcome of an objection: 异议成立, 异议不成立. */
export type ObjectionOutcome = 'upheld' | 'rejected'

/** The rows of PostgreSQL schema `disbursement` that publicity owns (migrations/0009-disbursement-publicity.sql). */
export type PublicityTables = {
  'disbursement.publicity': {
    publicity_no: Generated<number>
    area_code: string
    item_code: string
    subject: string
    title: string
    working_days: number
    prepared_by: number
    prepared_name: string
    prepared_at: Date
    published_by: Later<number>
    published_name: Later<string>
    published_at: Later<Date>
    starts_on: Later<string>
    ends_on: Later<string>
    public_until: Later<string>
    units: Generated<number>
    total_fen: Generated<Fen>
    control_total: Later<string>
    withdrawn_at: Later<Date>
    finished_at: Later<Date>
  }
  'disbursement.publicity_case': {
    unit_no: string
    declaration_id: string
    round: number
    area_code: string
    item_code: string
    subject: string
    unit_name: string
    name_key: string
    unit_size: string
    amount_fen: Fen
    arrived_at: Date
    publicity_no: Later<number>
    position: Later<number>
    held_at: Later<Date>
    held_reason: Later<string>
    outcome: Later<CaseOutcome>
    ended_at: Later<Date>
  }
  'disbursement.objection': {
    unit_no: string
    objection_id: string
    receipt: string
    publicity_no: number
    declaration_id: string
    round: number
    area_code: string
    unit_name: string
    words_sealed: Buffer
    raised_at: Date
    accepted_by: Later<number>
    accepted_name: Later<string>
    accepted_at: Later<Date>
    decided_by: Later<number>
    decided_name: Later<string>
    decided_at: Later<Date>
    outcome: Later<ObjectionOutcome>
    decision: Later<string>
  }
  'disbursement.objection_file': {
    unit_no: string
    area_code: string
    objection_id: string
    file_no: number
    sha256: string
    media_type: 'image/jpeg' | 'image/png' | 'application/pdf'
    pages: number
    name_sealed: Buffer
  }
}

export type PublicityRow = Selectable<PublicityTables['disbursement.publicity']>
export type CaseRow = Selectable<PublicityTables['disbursement.publicity_case']>
export type ObjectionRow = Selectable<PublicityTables['disbursement.objection']>

/** The tables of publicity, for this folder only. */
export const publicities = (db: Db | Tx) => db.withTables<PublicityTables>()
