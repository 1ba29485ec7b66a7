import type { Selectable } from 'kysely'
import { type Fen, refuse, type Tx } from '#platform'
import { type RecoveryState, type RecoveryTables, recoveryTables } from './tables.ts'

/** 追回: money that a unit must pay back. Amounts in fen. */
export interface Recovery {
  readonly recoveryNo: number
  readonly unitNo: string
  readonly unitName: string
  readonly batchNo: number
  readonly lineNo: number
  readonly declarationId: string
  readonly areaCode: string
  readonly cause: string
  readonly reason: string
  readonly amountFen: Fen
  readonly receivedFen: Fen
  readonly state: RecoveryState
  readonly openedBy: number
  readonly openedName: string
  readonly openedAt: Date
  readonly decidedName: string | null
}

/** labels of the causes for recovery */
export const causes = [
  '金额有误',
  '不符合享受条件',
  '重复享受',
  '未按规定用途使用',
  '以欺诈、伪造证明材料等手段骗取',
  '其他',
] as const

export const recoveryStates: Readonly<Record<RecoveryState, string>> = {
  proposed: '待审批',
  open: '追回中',
  partly: '部分追回',
  settled: '已追回',
  rejected: '不予追回',
}

export const recoveryOf = (row: Selectable<RecoveryTables['disbursement.recovery']>): Recovery => ({
  recoveryNo: row.recovery_no,
  unitNo: row.unit_no,
  unitName: row.unit_name,
  batchNo: row.batch_no,
  lineNo: row.line_no,
  declarationId: row.declaration_id,
  areaCode: row.area_code,
  cause: row.cause,
  reason: row.reason,
  amountFen: row.amount_fen,
  receivedFen: row.received_fen,
  state: row.state,
  openedBy: row.opened_by,
  openedName: row.opened_name,
  openedAt: row.opened_at,
  decidedName: row.decided_name,
})

/** A recovery of the caller's area, locked until the transaction ends. @throws Refusal 'not-found'. */
export async function lockRecovery(tx: Tx, recoveryNo: number): Promise<Recovery> {
  const row = await recoveryTables(tx)
    .selectFrom('disbursement.recovery')
    .selectAll()
    .where('recovery_no', '=', recoveryNo)
    .forUpdate()
    .executeTakeFirst()
  return row ? recoveryOf(row) : refuse('not-found', '没有找到这笔追回。')
}
