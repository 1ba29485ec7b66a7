import { createHash } from 'node:crypto'
import type { Fen, Tx } from '#platform'
import { payments } from './tables.ts'

export interface ControlledLine {
  readonly lineNo: number
  readonly reference: string
  readonly unitNo: string
  readonly amountFen: Fen
}

/**
 * 控制总数: SHA-256 over the batch's canonical listing in UTF-8, each line ended by a line feed: first `number|lines|total
 * in fen`, then `line|reference|unit number|amount in fen` by line number. Anyone with the listing can compute it; it
 * contains no account or name.
 */
export function controlTotal(number: string, lines: readonly ControlledLine[]): string {
  const hash = createHash('sha256')
  const totalFen = lines.reduce((sum, line) => sum + line.amountFen, 0)
  hash.update(`${number}|${lines.length}|${totalFen}\n`)
  for (const line of lines) {
    hash.update(`${line.lineNo}|${line.reference}|${line.unitNo}|${line.amountFen}\n`)
  }
  return hash.digest('hex')
}

/** The control total computed from the database now. */
export async function controlTotalOf(
  tx: Tx,
  { batchNo, number }: { readonly batchNo: number; readonly number: string },
): Promise<string> {
  const rows = await payments(tx)
    .selectFrom('disbursement.line')
    .select(['line_no', 'reference', 'unit_no', 'amount_fen'])
    .where('batch_no', '=', batchNo)
    .orderBy('line_no')
    .execute()
  return controlTotal(
    number,
    rows.map(row => ({
      lineNo: row.line_no,
      reference: row.reference,
      unitNo: row.unit_no,
      amountFen: row.amount_fen,
    })),
  )
}
