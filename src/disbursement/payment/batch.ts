import type { Selectable } from 'kysely'
import { businessDate, type Fen } from '#platform'
import type { BatchState, Cut, PaymentTables } from './tables.ts'

/** 批次: payments sent to the bank together. */
export interface Batch {
  readonly batchNo: number
  /** area, day and running number: 20 digits, shared with the bank and published */
  readonly number: string
  readonly areaCode: string
  readonly year: number
  readonly state: BatchState
  readonly format: string
  readonly ceilingFen: Fen | null
  readonly cut: Cut | null
  readonly policyFen: Fen
  readonly totalFen: Fen
  readonly lines: number
  readonly controlTotal: string
  readonly preparedBy: number
  readonly preparedName: string
  readonly preparedAt: Date
  readonly decidedName: string | null
  readonly decidedAt: Date | null
  readonly rejection: string | null
  readonly file: BatchFile | undefined
}

/** The file sent to the bank. */
interface BatchFile {
  readonly sha256: string
  readonly bytes: number
  readonly takenBy: string
  readonly takenAt: Date
}

export const batchStates: Readonly<Record<BatchState, string>> = {
  prepared: '待审批',
  approved: '已批准',
  rejected: '已驳回',
}

/** labels of the two ways to stay within a ceiling: 先后顺序, 比例 */
export const cutNames: Readonly<Record<Cut, string>> = { priority: '按先后顺序', ratio: '按比例' }

/** The number of a batch: area (6), day (8), running number (6). */
export const batchNumber = (of: { areaCode: string; at: Date; batchNo: number }): string =>
  `${of.areaCode}${businessDate(of.at).replaceAll('-', '')}${String(of.batchNo).padStart(6, '0')}`

/** The reference of one payment, never reused: the batch's number and the line's (6 digits). */
export const referenceOf = (number: string, lineNo: number): string =>
  `${number}${String(lineNo).padStart(6, '0')}`

export function batchOf(row: Selectable<PaymentTables['disbursement.batch']>): Batch {
  return {
    batchNo: row.batch_no,
    number: row.number,
    areaCode: row.area_code,
    year: row.year,
    state: row.state,
    format: row.format,
    ceilingFen: row.ceiling_fen,
    cut: row.cut,
    policyFen: row.policy_fen,
    totalFen: row.total_fen,
    lines: row.lines,
    controlTotal: row.control_total,
    preparedBy: row.prepared_by,
    preparedName: row.prepared_name,
    preparedAt: row.prepared_at,
    decidedName: row.decided_name,
    decidedAt: row.decided_at,
    rejection: row.rejection,
    file:
      row.file_sha256 === null || row.file_taken_at === null
        ? undefined
        : {
            sha256: row.file_sha256,
            bytes: row.file_bytes ?? 0,
            takenBy: row.file_taken_by ?? '',
            takenAt: row.file_taken_at,
          },
  }
}
