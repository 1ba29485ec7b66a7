import type { Selectable } from 'kysely'
import type { Acting } from '#identity'
import { type Fen, refuse, type Tx } from '#platform'
import {
  type BookingKind,
  type LineState,
  type PayableState,
  type PaymentTables,
  payments,
} from './tables.ts'

export type LineRow = Selectable<PaymentTables['disbursement.line']>

/** The effect of one entry: its kind, the resulting states of line and attempt, and what it adds to the amount paid. */
export interface Entry {
  readonly kind: BookingKind
  readonly state: LineState & PayableState
  readonly paidFen: Fen
  readonly happenedOn: string
  readonly reason: string | null
}

/**
 * Posts one line: updates journal, line, attempt and claim together. The caller holds the line's lock. The journal's
 * key allows each kind once per line, and a check on the claim keeps the amount paid within the amount owed.
 * @throws Refusal 'conflict' when this kind was already posted for the line.
 */
export async function postEntry(tx: Tx, acting: Acting, line: LineRow, booking: Entry): Promise<void> {
  const made = await payments(tx)
    .insertInto('disbursement.booking')
    .values({
      unit_no: line.unit_no,
      batch_no: line.batch_no,
      line_no: line.line_no,
      kind: booking.kind,
      area_code: line.area_code,
      amount_fen: line.amount_fen,
      booked_at: acting.at,
      booked_name: 'name' in acting.who ? acting.who.name : '系统',
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  if (made.numInsertedOrUpdatedRows !== 1n) {
    refuse('conflict', '这笔资金已作过同样的记账，不能再记一次，请核实后驳回，多付的通过资金追回处理。')
  }
  await payments(tx)
    .updateTable('disbursement.line')
    .set({ state: booking.state, happened_on: booking.happenedOn, reason: booking.reason })
    .where('unit_no', '=', line.unit_no)
    .where('batch_no', '=', line.batch_no)
    .where('line_no', '=', line.line_no)
    .execute()
  await payments(tx)
    .updateTable('disbursement.payable')
    .set({ state: booking.state })
    .where('unit_no', '=', line.unit_no)
    .where('payable_no', '=', line.payable_no)
    .execute()
  if (booking.paidFen === 0) return
  await payments(tx)
    .updateTable('disbursement.claim')
    .set(claim => ({ paid_fen: claim('paid_fen', '+', booking.paidFen) }))
    .where('unit_no', '=', line.unit_no)
    .where('declaration_id', '=', line.declaration_id)
    .execute()
}

/** The line of a batch, locked until the transaction ends. */
export async function lockLine(
  tx: Tx,
  of: { readonly batchNo: number; readonly lineNo: number },
): Promise<LineRow> {
  return await payments(tx)
    .selectFrom('disbursement.line')
    .selectAll()
    .where('batch_no', '=', of.batchNo)
    .where('line_no', '=', of.lineNo)
    .forUpdate()
    .executeTakeFirstOrThrow()
}
