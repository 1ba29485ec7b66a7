import type { Selectable } from 'kysely'
import type { Fen, Tx } from '#platform'
import type { Granted } from './allocate-budget.ts'
import { referenceOf } from './batch.ts'
import type { ControlledLine } from './control-total.ts'
import { payeeOfPayable, sealPayeeOfLine } from './payee.ts'
import { type PaymentTables, payments } from './tables.ts'

export type PayableRow = Selectable<PaymentTables['disbursement.payable']>

export interface NewLine extends ControlledLine {
  readonly row: PayableRow
}

/** Numbers the lines of a batch from 1. */
export const linesOfBatch = (
  number: string,
  granted: readonly Granted<{ readonly amountFen: Fen; readonly row: PayableRow }>[],
): NewLine[] =>
  granted.map(({ line, grantedFen }, i) => ({
    lineNo: i + 1,
    reference: referenceOf(number, i + 1),
    unitNo: line.row.unit_no,
    amountFen: grantedFen,
    row: line.row,
  }))

/** rows per statement: PostgreSQL allows at most 65,535 parameters */
const rowsAtOnce = 1000

export async function insertLines(tx: Tx, batchNo: number, lines: readonly NewLine[]): Promise<void> {
  for (let from = 0; from < lines.length; from += rowsAtOnce) {
    const some = lines.slice(from, from + rowsAtOnce)
    await payments(tx)
      .insertInto('disbursement.line')
      .values(some.map(line => lineRow(batchNo, line)))
      .execute()
    await payments(tx)
      .updateTable('disbursement.payable')
      .set({ state: 'batched' })
      .where(
        'payable_no',
        'in',
        some.map(line => line.row.payable_no),
      )
      .execute()
  }
}

const lineRow = (batchNo: number, { lineNo, reference, amountFen, row }: NewLine) => ({
  unit_no: row.unit_no,
  batch_no: batchNo,
  line_no: lineNo,
  payable_no: row.payable_no,
  declaration_id: row.declaration_id,
  reference,
  area_code: row.area_code,
  item_code: row.item_code,
  subject: row.subject,
  serial: row.serial,
  unit_name: row.unit_name,
  policy_fen: row.amount_fen,
  amount_fen: amountFen,
  payee_sealed: sealPayeeOfLine(payeeOfPayable(row), { reference }),
  state: 'prepared' as const,
})
