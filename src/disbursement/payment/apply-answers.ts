import { type Selectable, sql } from 'kysely'
import type { Catalogue } from '#casework'
import { type Acting, commandAsHall } from '#identity'
import { Refusal, type Tx } from '#platform'
import { postPaid, postReturned } from './post-bank-result.ts'
import { lockLine } from './post-entry.ts'
import { type PaymentTables, payments } from './tables.ts'

/** Only one process per installation posts at a time. */
const lock = 7_004_210

/** Lines per transaction: a crash loses at most this much work, never an entry. */
const linesAChunk = 50

type AnswerLineRow = Selectable<PaymentTables['disbursement.answer_line']>

/** When to stop and leave the rest for the next call. */
export interface HowFar {
  readonly chunks?: number
  goOn?(): boolean
}

/**
 * Posts the bank's answers that were read but not posted yet, oldest first, in chunks. The entries, cases, text
 * messages and progress of a chunk are one transaction, so a killed job resumes where it stopped and repeats nothing.
 * Answers that contradict an earlier one, or whose case is at another step, become 待核实 for two people to decide.
 * @returns how many lines were processed
 */
export async function applyAnswers(
  acting: Acting,
  catalogue: Catalogue,
  { chunks = Number.POSITIVE_INFINITY, goOn = () => true }: HowFar = {},
): Promise<number> {
  const job: Acting = { ...acting, who: { kind: 'system' } }
  let lines = 0
  for (let chunk = 0; chunk < chunks && goOn(); chunk += 1) {
    const done = await commandAsHall(job, tx => applyChunk(tx, job, catalogue))
    if (done === undefined) return lines
    lines += done
  }
  return lines
}

async function applyChunk(tx: Tx, job: Acting, catalogue: Catalogue): Promise<number | undefined> {
  await sql`select pg_advisory_xact_lock(${lock})`.execute(tx)
  const answer = await payments(tx)
    .selectFrom('disbursement.answer')
    .select('answer_no')
    .where('state', '=', 'waiting')
    .orderBy('answer_no')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  if (!answer) return undefined
  const lines = await payments(tx)
    .selectFrom('disbursement.answer_line')
    .selectAll()
    .where('answer_no', '=', answer.answer_no)
    .where('state', '=', 'waiting')
    .orderBy('line_no')
    .limit(linesAChunk)
    .execute()
  let disputed = 0
  for (const line of lines) disputed += (await applyLine(tx, job, catalogue, line)) === 'disputed' ? 1 : 0
  await payments(tx)
    .updateTable('disbursement.answer')
    .set(row => ({ done: row('done', '+', lines.length), disputed: row('disputed', '+', disputed) }))
    .$if(lines.length < linesAChunk, update => update.set({ state: 'done' }))
    .where('answer_no', '=', answer.answer_no)
    .execute()
  return lines.length
}

async function applyLine(tx: Tx, job: Acting, catalogue: Catalogue, said: AnswerLineRow) {
  const line = await lockLine(tx, { batchNo: said.batch_no, lineNo: said.line_no })
  let state: 'applied' | 'same' | 'disputed' = 'same'
  let dispute: string | null = null
  if (line.state === 'open') {
    dispute = await booked(tx, job, {
      catalogue,
      line,
      said: { outcome: said.outcome, happenedOn: said.happened_on, reason: said.reason },
    })
    state = dispute === null ? 'applied' : 'disputed'
  } else if (line.state !== said.outcome) {
    state = 'disputed'
    dispute = said.outcome === 'returned' ? '此前已回盘到账，现又回盘退回' : '此前已回盘退回，现又回盘到账'
  }
  await payments(tx)
    .updateTable('disbursement.answer_line')
    .set({ state, dispute })
    .where('unit_no', '=', said.unit_no)
    .where('answer_no', '=', said.answer_no)
    .where('line_no', '=', said.line_no)
    .execute()
  return state
}

/**
 * Posts one line; if its case is at another step, only this line is rolled back.
 * @returns why it could not be posted
 */
async function booked(tx: Tx, job: Acting, of: Parameters<typeof postPaid>[2]): Promise<string | null> {
  await sql`savepoint line`.execute(tx)
  try {
    await (of.said.outcome === 'paid' ? postPaid(tx, job, of) : postReturned(tx, job, of))
    await sql`release savepoint line`.execute(tx)
    return null
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await sql`rollback to savepoint line`.execute(tx)
    return error.message
  }
}
