import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { stringify } from 'csv-stringify/sync'
import { yuanOf } from '#platform'
import { badLine, countIn, dayIn, yuanIn } from './answer-fields.ts'
import type { AnswerRecord, BankBatch, BankFormat } from './bank-format.ts'

const compact = (day: string) => day.replaceAll('-', '')

const record = (cells: readonly string[]) => stringify([[...cells]], { record_delimiter: '\r\n' })

/** 通用格式: CSV in UTF-8, for banks that accept it and for review by people. */
export const csv: BankFormat = {
  code: 'csv',
  name: '通用 CSV 格式',
  ending: 'csv',
  mediaType: 'text/csv; charset=utf-8',
  fault: line =>
    /[\r\n\0]/.test(line.accountName + line.bankName) ? '户名或开户银行中有换行等不能书写的字符' : undefined,
  write,
  readAnswer,
}

async function* write(batch: BankBatch): AsyncIterable<Buffer> {
  const hash = createHash('sha256')
  const bytes = (cells: readonly string[]) => {
    const text = Buffer.from(record(cells))
    hash.update(text)
    return text
  }
  yield bytes(['H', 'WG1', batch.number, compact(batch.on), String(batch.count), yuanOf(batch.totalFen)])
  for await (const line of batch.lines) {
    yield bytes([
      'D',
      String(line.lineNo),
      line.reference,
      line.accountName,
      line.accountNo,
      line.bankName,
      yuanOf(line.amountFen),
      line.purpose,
    ])
  }
  const sum = hash.digest('hex')
  yield Buffer.from(record(['T', String(batch.count), yuanOf(batch.totalFen), sum]))
}

async function* readAnswer(stream: AsyncIterable<Buffer>): AsyncIterable<AnswerRecord> {
  const parser = Readable.from(stream).pipe(
    parse({ bom: true, relax_column_count: true, skip_empty_lines: true, trim: true, max_record_size: 4096 }),
  )
  let line = 0
  try {
    for await (const cells of parser) {
      line += 1
      yield recordOf((cells as string[]).map(String), line)
    }
  } catch (error) {
    if (error instanceof CsvError)
      badLine(Number(error.lines) || line + 1, '不是完整的 CSV 行，请核对引号和编码。')
    throw error
  }
}

function recordOf(cells: readonly string[], line: number): AnswerRecord {
  const [kind = '', one = '', two = '', three = '', four = '', five = ''] = cells
  if (kind === 'H' && one === 'WG1R') {
    return { kind: 'header', line, number: two, count: countIn(four, line) }
  }
  if (kind === 'T') {
    const [paidFen, returnedFen] = [yuanIn(two, line), yuanIn(three, line)]
    return { kind: 'trailer', line, count: countIn(one, line), paidFen, returnedFen }
  }
  if (kind !== 'D') return badLine(line, '不是回盘文件的表头、明细或表尾。')
  const outcome = three === '成功' ? 'paid' : three === '退回' ? 'returned' : undefined
  return {
    kind: 'line',
    line,
    reference: one,
    amountFen: yuanIn(two, line),
    outcome: outcome ?? badLine(line, `结果“${three}”应为“成功”或“退回”。`),
    happenedOn: dayIn(four, line),
    reason: five,
  }
}
