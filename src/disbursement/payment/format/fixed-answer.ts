import { badLine, countIn, dayIn, fenIn } from './answer-fields.ts'
import type { AnswerRecord } from './bank-format.ts'
import { gb18030Text } from './gb18030.ts'

/** Bytes of every record of the bank's answer, without the line end. */
export const answerLength = 112

/** The records of a fixed-width answer: HWGR1 …, D…, T…. */
export async function* readFixedAnswer(stream: AsyncIterable<Buffer>): AsyncIterable<AnswerRecord> {
  let line = 0
  for await (const bytes of linesOf(stream)) {
    if (bytes.length === 0) continue
    line += 1
    if (bytes.length !== answerLength) {
      badLine(line, `应为 ${answerLength} 个字节，现在是 ${bytes.length} 个。`)
    }
    yield recordOf(bytes, line)
  }
}

function recordOf(bytes: Buffer, line: number): AnswerRecord {
  const at = (from: number, width: number) => textOf(bytes.subarray(from, from + width), line)
  switch (at(0, 1)) {
    case 'H':
      if (at(1, 4) !== 'WGR1') break
      return { kind: 'header', line, number: at(5, 20), count: countIn(at(33, 8), line) }
    case 'T': {
      const [paidFen, returnedFen] = [fenIn(at(9, 16), line), fenIn(at(25, 16), line)]
      return { kind: 'trailer', line, count: countIn(at(1, 8), line), paidFen, returnedFen }
    }
    case 'D': {
      const result = at(43, 1)
      const outcome = result === '0' ? 'paid' : result === '1' ? 'returned' : undefined
      return {
        kind: 'line',
        line,
        reference: at(1, 26),
        amountFen: fenIn(at(27, 16), line),
        outcome: outcome ?? badLine(line, `结果“${result}”应为 0（成功）或 1（退回）。`),
        happenedOn: dayIn(at(44, 8), line),
        reason: at(52, 60),
      }
    }
  }
  return badLine(line, '不是回盘文件的表头、明细或表尾。')
}

function textOf(bytes: Buffer, line: number): string {
  try {
    return gb18030Text(bytes).trim()
  } catch {
    return badLine(line, '有无法识别的字符，文件应为 GB18030 编码。')
  }
}

/** A line feed is never the second byte of a GB18030 character, so lines can be split before decoding. */
async function* linesOf(stream: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  let rest = Buffer.alloc(0)
  for await (const chunk of stream) {
    rest = Buffer.concat([rest, chunk])
    if (rest.length > 1_000_000) badLine(1, '没有换行，不是定长格式的回盘文件。')
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      yield withoutReturn(rest.subarray(0, end))
      rest = rest.subarray(end + 1)
    }
  }
  yield withoutReturn(rest)
}

const withoutReturn = (bytes: Buffer) => (bytes.at(-1) === 13 ? bytes.subarray(0, -1) : bytes)
