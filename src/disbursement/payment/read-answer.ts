import { createHash } from 'node:crypto'
import { type Acting, type OfficerActor, scopeOf } from '#identity'
import { refuse, type Tx, transact, wakeAfterCommit } from '#platform'
import type { Batch } from './batch.ts'
import { getFormat } from './format/formats.ts'
import { lockBatch } from './lock-batch.ts'
import { type MatchedLine, matchedLines } from './matched-lines.ts'
import { refuseOtherPosts } from './rights.ts'
import { payments } from './tables.ts'
import { waitingAnswers } from './waiting-answers.ts'

export interface ReadAnswer {
  readonly answerNo: number
  readonly lines: number
  /** this file was read before; nothing was stored */
  readonly before: boolean
}

const mostBytes = 200 * 1024 * 1024

/**
 * 回盘: reads the bank's answer to a batch as a stream and stores its lines for `applyAnswers` to post. All or nothing:
 * one wrong line refuses the file, naming the error. Reading the same file again changes nothing.
 * @throws Refusal beside `file`, for a wrong post, or for a batch whose file was never sent to the bank.
 */
export async function readAnswer(
  acting: Acting<OfficerActor>,
  number: string,
  stream: NodeJS.ReadableStream,
): Promise<ReadAnswer> {
  refuseOtherPosts(acting, 'answer')
  // The file can be read only once, so a deadlock is not tried again.
  const kept = transact(acting.runtime, scopeOf(acting.who), tx => keepAnswer(tx, acting, number, stream), {
    attempts: 1,
  })
  return await kept.catch((error: unknown) => {
    if (error instanceof ReadBefore) return error.answer
    throw error
  })
}

async function keepAnswer(
  tx: Tx,
  acting: Acting<OfficerActor>,
  number: string,
  stream: NodeJS.ReadableStream,
): Promise<ReadAnswer> {
  const batch = await lockBatch(tx, number)
  if (batch.state !== 'approved' || !batch.file) {
    refuse('conflict', '这个批次还没有下载银行文件，不会有回盘。', 'file')
  }
  const { answer_no: answerNo } = await payments(tx)
    .insertInto('disbursement.answer')
    .values({
      batch_no: batch.batchNo,
      area_code: batch.areaCode,
      state: 'waiting',
      read_by: acting.who.accountNo,
      read_name: acting.who.name,
      read_at: acting.at,
    })
    .returning('answer_no')
    .executeTakeFirstOrThrow()
  const { lines, sha256 } = await keepLines(tx, { batch, answerNo, stream })
  return await closeAnswer(tx, { batch, answerNo, lines, sha256 })
}

interface Reading {
  readonly batch: Batch
  readonly answerNo: number
  readonly stream: NodeJS.ReadableStream
}

async function keepLines(tx: Tx, { batch, answerNo, stream }: Reading) {
  const hash = createHash('sha256')
  let lines = 0
  const records = getFormat(batch.format).readAnswer(hashed(stream, hash))
  for await (const page of matchedLines(tx, batch, records)) {
    if (page.length === 0) continue
    lines += page.length
    await payments(tx)
      .insertInto('disbursement.answer_line')
      .values(page.map(line => answerRow({ batchNo: batch.batchNo, answerNo }, line)))
      .execute()
  }
  if (lines === 0) refuse('invalid', '回盘文件中没有明细。', 'file')
  return { lines, sha256: hash.digest('hex') }
}

async function* hashed(stream: NodeJS.ReadableStream, hash: ReturnType<typeof createHash>) {
  let bytes = 0
  for await (const chunk of stream) {
    const part = Buffer.from(chunk)
    bytes += part.length
    if (bytes > mostBytes) refuse('invalid', '回盘文件超过 200 MB。', 'file')
    hash.update(part)
    yield part
  }
}

const answerRow = (of: { readonly batchNo: number; readonly answerNo: number }, line: MatchedLine) => ({
  unit_no: line.unitNo,
  answer_no: of.answerNo,
  line_no: line.lineNo,
  batch_no: of.batchNo,
  area_code: line.areaCode,
  outcome: line.outcome,
  happened_on: line.happenedOn,
  reason: line.reason.slice(0, 200),
  state: 'waiting' as const,
})

/** The hash is known only at the end of the stream, so a file read before is rolled back then. */
async function closeAnswer(
  tx: Tx,
  of: { readonly batch: Batch; readonly answerNo: number; readonly lines: number; readonly sha256: string },
): Promise<ReadAnswer> {
  const before = await payments(tx)
    .selectFrom('disbursement.answer')
    .select(['answer_no', 'lines'])
    .where('batch_no', '=', of.batch.batchNo)
    .where('sha256', '=', of.sha256)
    .executeTakeFirst()
  if (before) throw new ReadBefore({ answerNo: before.answer_no, lines: before.lines, before: true })
  await payments(tx)
    .updateTable('disbursement.answer')
    .set({ lines: of.lines, sha256: of.sha256 })
    .where('answer_no', '=', of.answerNo)
    .execute()
  wakeAfterCommit(tx, waitingAnswers)
  return { answerNo: of.answerNo, lines: of.lines, before: false }
}

class ReadBefore extends Error {
  readonly answer: ReadAnswer
  constructor(answer: ReadAnswer) {
    super('read before')
    this.answer = answer
  }
}
