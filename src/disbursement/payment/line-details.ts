import { refuse, type Tx } from '#platform'
import { type Line, lineOf } from './line.ts'
import { getBatch } from './lock-batch.ts'
import { payments } from './tables.ts'

export interface LineKey {
  readonly number: string
  readonly lineNo: number
}

/** One payment of a batch in the officer's area. @throws Refusal 'not-found'. */
export async function lineDetails(tx: Tx, { number, lineNo }: LineKey): Promise<Line> {
  const batch = await getBatch(tx, number)
  const row = await payments(tx)
    .selectFrom('disbursement.line')
    .selectAll()
    .where('batch_no', '=', batch.batchNo)
    .where('line_no', '=', lineNo)
    .executeTakeFirst()
  return row ? lineOf(row) : refuse('not-found', '批次中没有这一笔。')
}
