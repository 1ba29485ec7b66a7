import type { Tx } from '#platform'
import type { BankBatch, BankLine } from './format/bank-format.ts'
import { payeeOfLine } from './payee.ts'
import { payments } from './tables.ts'

const linesAtOnce = 1000

/** How to open a transaction for a page of lines: one for all pages, or one each. */
export type Reading = <T>(run: (tx: Tx) => Promise<T>) => Promise<T>

/** The lines of a batch in the bank's form, one page in memory at a time. */
async function* bankLines(read: Reading, batchNo: number): AsyncIterable<BankLine> {
  for (let after = 0; ; ) {
    const rows = await read(tx => pageAfter(tx, batchNo, after))
    for (const row of rows) {
      yield {
        lineNo: row.line_no,
        reference: row.reference,
        ...payeeOfLine(row),
        amountFen: row.amount_fen,
        purpose: `稳岗返还${row.subject}`,
      }
    }
    const last = rows.at(-1)
    if (!last || rows.length < linesAtOnce) return
    after = last.line_no
  }
}

const pageAfter = (tx: Tx, batchNo: number, after: number) =>
  payments(tx)
    .selectFrom('disbursement.line')
    .select(['line_no', 'reference', 'payee_sealed', 'amount_fen', 'subject'])
    .where('batch_no', '=', batchNo)
    .where('line_no', '>', after)
    .orderBy('line_no')
    .limit(linesAtOnce)
    .execute()

export const bankBatch = (
  read: Reading,
  batch: { batchNo: number; number: string; on: string; lines: number; totalFen: number },
): BankBatch => ({
  number: batch.number,
  on: batch.on,
  count: batch.lines,
  totalFen: batch.totalFen,
  lines: bankLines(read, batch.batchNo),
})
