import type { ColumnType, Generated } from 'kysely'
import type { Db, Tx } from '#platform'

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>

export type PayableState = 'open' | 'batched' | 'paid' | 'returned' | 'cancelled'
export type BatchState = 'prepared' | 'approved' | 'rejected'
export type LineState = 'prepared' | 'open' | 'paid' | 'returned' | 'dropped'
export type BookingKind = 'approved' | 'paid' | 'returned' | 'reversed' | 'found-paid'
export type Cut = 'priority' | 'ratio'

interface OfUnit {
  unit_no: string
  area_code: string
}

interface OfCase extends OfUnit {
  declaration_id: string
  item_code: string
  subject: string
  serial: string
  unit_name: string
}

interface ClaimTable extends OfCase {
  approved_fen: number
  due_fen: number
  paid_fen: Generated<number>
}

export interface PayableTable extends OfCase {
  payable_no: Generated<number>
  attempt: number
  amount_fen: number
  payee_sealed: Buffer
  state: PayableState
  entered_at: Date
}

interface BatchTable {
  batch_no: number
  number: string
  area_code: string
  year: number
  state: BatchState
  format: string
  ceiling_fen: number | null
  cut: Cut | null
  policy_fen: number
  total_fen: number
  lines: number
  control_total: string
  prepared_by: number
  prepared_name: string
  prepared_at: Date
  decided_by: Later<number>
  decided_name: Later<string>
  decided_at: Later<Date>
  rejection: Later<string>
  file_sha256: Later<string>
  file_bytes: Later<number>
  file_taken_by: Later<string>
  file_taken_at: Later<Date>
}

export interface LineTable extends OfCase {
  batch_no: number
  line_no: number
  payable_no: number
  reference: string
  policy_fen: number
  amount_fen: number
  recovering_fen: Generated<number>
  payee_sealed: Buffer
  state: LineState
  happened_on: Later<string>
  reason: Later<string>
}

interface AnswerLineTable extends OfUnit {
  answer_no: number
  line_no: number
  batch_no: number
  outcome: 'paid' | 'returned'
  happened_on: string
  reason: string
  state: 'waiting' | 'applied' | 'same' | 'disputed' | 'booked' | 'dismissed'
  dispute: Later<string>
  proposal: Later<'book' | 'dismiss'>
  proposal_words: Later<string>
  proposed_by: Later<number>
  proposed_name: Later<string>
  proposed_at: Later<Date>
  decided_by: Later<number>
  decided_name: Later<string>
  decided_at: Later<Date>
}

/** The rows of payment in PostgreSQL schema `disbursement` (migrations/0010-disbursement-payment.sql). */
export type PaymentTables = {
  'disbursement.claim': ClaimTable
  'disbursement.payable': PayableTable
  'disbursement.batch': BatchTable
  'disbursement.line': LineTable
  'disbursement.booking': OfUnit & {
    batch_no: number
    line_no: number
    kind: BookingKind
    amount_fen: number
    booked_at: Date
    booked_name: string
  }
  'disbursement.answer': {
    answer_no: Generated<number>
    batch_no: number
    area_code: string
    sha256: Later<string>
    lines: Generated<number>
    done: Generated<number>
    disputed: Generated<number>
    state: 'waiting' | 'done'
    read_by: number
    read_name: string
    read_at: Date
  }
  'disbursement.answer_line': AnswerLineTable
}

/** The tables of payment, for this room only. */
export const payments = (db: Db | Tx) => db.withTables<PaymentTables>()
