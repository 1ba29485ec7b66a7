import type { ColumnType, Generated } from 'kysely'
import type { Db, Tx } from '#platform'
import type { PaymentTables } from '../payment/tables.ts'

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>

export type RecoveryState = 'proposed' | 'open' | 'partly' | 'settled' | 'rejected'

/** The tables of recovery, and those of payment that it reads. */
export type RecoveryTables = Pick<PaymentTables, 'disbursement.line'> & {
  'disbursement.recovery': {
    unit_no: string
    recovery_no: Generated<number>
    batch_no: number
    line_no: number
    declaration_id: string
    area_code: string
    unit_name: string
    cause: string
    reason: string
    amount_fen: number
    received_fen: Generated<number>
    state: RecoveryState
    opened_by: number
    opened_name: string
    opened_at: Date
    decided_by: Later<number>
    decided_name: Later<string>
    decided_at: Later<Date>
  }
  'disbursement.receipt': {
    unit_no: string
    recovery_no: number
    voucher: string
    area_code: string
    amount_fen: number
    received_on: string
    booked_by: number
    booked_name: string
    booked_at: Date
  }
}

/** The tables of recovery, for this room only. */
export const recoveryTables = (db: Db | Tx) => db.withTables<RecoveryTables>()
