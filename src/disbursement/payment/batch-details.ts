import { sql } from 'kysely'
import { type Fen, pageAt, type Tx } from '#platform'
import type { Batch } from './batch.ts'
import { type Line, lineOf } from './line.ts'
import { getBatch } from './lock-batch.ts'
import { type LineState, payments } from './tables.ts'

/** An answer file of the bank that has been read. */
export interface Answer {
  readonly answerNo: number
  readonly lines: number
  readonly done: number
  readonly disputed: number
  readonly state: 'waiting' | 'done'
  readonly readName: string
  readonly readAt: Date
}

export interface BatchDetails {
  readonly batch: Batch
  readonly sums: readonly { readonly state: LineState; readonly lines: number; readonly amountFen: Fen }[]
  readonly lines: readonly Line[]
  readonly page: number
  readonly pages: number
  readonly answers: readonly Answer[]
}

const rowsAPage = 20

/** One batch with its sums by state, a page of its lines, and the answers read. @throws Refusal 'not-found'. */
export async function batchDetails(tx: Tx, number: string, wanted: number): Promise<BatchDetails> {
  const batch = await getBatch(tx, number)
  const { offset, ...at } = pageAt(batch.lines, wanted, rowsAPage)
  const rows = await payments(tx)
    .selectFrom('disbursement.line')
    .selectAll()
    .where('batch_no', '=', batch.batchNo)
    .where('line_no', '>', offset)
    .orderBy('line_no')
    .limit(rowsAPage)
    .execute()
  return {
    batch,
    ...at,
    lines: rows.map(lineOf),
    sums: await sumsOf(tx, batch.batchNo),
    answers: await answersTo(tx, batch.batchNo),
  }
}

const sumsOf = (tx: Tx, batchNo: number) =>
  payments(tx)
    .selectFrom('disbursement.line')
    .select([
      'state',
      sql<number>`count(*)`.as('lines'),
      sql<number>`sum(amount_fen)::bigint`.as('amountFen'),
    ])
    .where('batch_no', '=', batchNo)
    .groupBy('state')
    .orderBy('state')
    .execute()

async function answersTo(tx: Tx, batchNo: number): Promise<Answer[]> {
  const rows = await payments(tx)
    .selectFrom('disbursement.answer')
    .selectAll()
    .where('batch_no', '=', batchNo)
    .orderBy('answer_no', 'desc')
    .execute()
  return rows.map(row => ({
    answerNo: row.answer_no,
    lines: row.lines,
    done: row.done,
    disputed: row.disputed,
    state: row.state,
    readName: row.read_name,
    readAt: row.read_at,
  }))
}
