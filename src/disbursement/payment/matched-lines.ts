import { type Fen, type Finding, Refusal, type Tx } from '#platform'
import type { Batch } from './batch.ts'
import { badLine } from './format/answer-fields.ts'
import type { AnswerLine, AnswerRecord } from './format/bank-format.ts'
import { payments } from './tables.ts'

const linesAtOnce = 1000
const findingsShown = 20

/** A line of the answer with the batch line it refers to. */
export interface MatchedLine extends AnswerLine {
  readonly unitNo: string
  readonly areaCode: string
  readonly lineNo: number
}

/**
 * The lines of an answer, checked against the batch, in pages: header first, trailer last, counts and sums correct,
 * every reference known, once, with its amount.
 * @throws Refusal with the first twenty wrong lines; the caller rolls everything back.
 */
export async function* matchedLines(
  tx: Tx,
  batch: Batch,
  records: AsyncIterable<AnswerRecord>,
): AsyncIterable<MatchedLine[]> {
  const findings: Finding[] = []
  const tally = { count: 0, paidFen: 0, returnedFen: 0 }
  const seen = new Set<string>()
  let page: AnswerLine[] = []
  for await (const line of framed(batch, records, tally)) {
    if (seen.has(line.reference)) findings.push(wrong(line, `业务编号 ${line.reference} 重复出现`))
    else page.push(line)
    seen.add(line.reference)
    if (page.length >= linesAtOnce) {
      yield await match(tx, batch, page, findings)
      page = []
    }
  }
  yield await match(tx, batch, page, findings)
  if (findings.length > 0) throw new Refusal('invalid', findings.slice(0, findingsShown))
}

const wrong = ({ line }: AnswerLine, sentence: string): Finding => ({
  field: 'file',
  sentence: `回盘文件第 ${line} 行：${sentence}，整个文件没有入账。`,
})

interface Tally {
  count: number
  paidFen: Fen
  returnedFen: Fen
}

/** Only the lines: header and trailer have already proved the file complete and for this batch. */
async function* framed(batch: Batch, records: AsyncIterable<AnswerRecord>, tally: Tally) {
  let expected: number | undefined
  let ended = false
  for await (const record of records) {
    if (ended) badLine(record.line, '表尾之后还有内容。')
    if (record.kind === 'header') {
      if (expected !== undefined) badLine(record.line, '表头重复。')
      if (record.number !== batch.number) {
        badLine(record.line, `文件属于批次 ${record.number}，不是本批次 ${batch.number}。`)
      }
      expected = record.count
    } else if (expected === undefined) {
      badLine(record.line, '第一行应为表头。')
    } else if (record.kind === 'line') {
      tally.count += 1
      if (record.outcome === 'paid') tally.paidFen += record.amountFen
      else tally.returnedFen += record.amountFen
      yield record
    } else {
      ended = true
      refuseOtherSums(record, tally, expected)
    }
  }
  if (!ended) badLine((expected === undefined ? 0 : tally.count + 1) + 1, '没有表尾，文件不完整。')
}

function refuseOtherSums(
  trailer: Extract<AnswerRecord, { kind: 'trailer' }>,
  tally: Tally,
  expected: number,
): void {
  if (trailer.count !== tally.count || expected !== tally.count) {
    badLine(trailer.line, `笔数与明细不符：表头 ${expected}，表尾 ${trailer.count}，明细 ${tally.count}。`)
  }
  if (trailer.paidFen !== tally.paidFen || trailer.returnedFen !== tally.returnedFen) {
    badLine(trailer.line, '成功或退回金额合计与明细不符。')
  }
}

async function match(
  tx: Tx,
  batch: Batch,
  lines: readonly AnswerLine[],
  findings: Finding[],
): Promise<MatchedLine[]> {
  if (lines.length === 0) return []
  const rows = await payments(tx)
    .selectFrom('disbursement.line')
    .select(['unit_no', 'area_code', 'line_no', 'reference', 'amount_fen'])
    .where('batch_no', '=', batch.batchNo)
    .where(
      'reference',
      'in',
      lines.map(line => line.reference),
    )
    .execute()
  const known = new Map(rows.map(row => [row.reference, row]))
  return lines.flatMap(line => {
    const row = known.get(line.reference)
    if (!row) findings.push(wrong(line, `本批次没有业务编号 ${line.reference}`))
    else if (row.amount_fen !== line.amountFen) findings.push(wrong(line, '金额与本批次明细不符'))
    else return [{ ...line, unitNo: row.unit_no, areaCode: row.area_code, lineNo: row.line_no }]
    return []
  })
}
