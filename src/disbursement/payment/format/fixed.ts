import { createHash } from 'node:crypto'
import type { BankBatch, BankFormat, BankLine } from './bank-format.ts'
import { readFixedAnswer } from './fixed-answer.ts'
import { cutToBytes, gb18030Bytes } from './gb18030.ts'

/** Widths in bytes; a Chinese character takes two. All records have the same length. */
const widths = { lineNo: 6, reference: 26, accountNo: 32, accountName: 100, bankName: 100 } as const
const amount = 16
const purpose = 40
export const recordLength = 1 + 6 + 26 + 32 + 100 + 100 + amount + purpose

/** 定长格式: records of fixed width in GB18030, as corporate banking takes batch payments. */
export const fixed: BankFormat = {
  code: 'fixed',
  name: '银行定长格式',
  ending: 'txt',
  mediaType: 'text/plain; charset=gb18030',
  fault,
  write,
  readAnswer: readFixedAnswer,
}

/** Names and accounts are never truncated: money must not be sent to an incomplete name. */
function fault(line: Omit<BankLine, 'lineNo' | 'reference'>): string | undefined {
  const name = gb18030Bytes(line.accountName)
  if (!name) return '户名中有银行字符集以外的字'
  if (name.length > widths.accountName) return `户名超过 ${widths.accountName / 2} 个汉字`
  if (!/^\d{1,32}$/.test(line.accountNo)) return '账号不是 32 位以内的数字'
  if (!gb18030Bytes(line.bankName)) return '开户银行中有银行字符集以外的字'
  return undefined
}

const left = (text: string, width: number) => {
  const bytes = cutToBytes(text, width)
  return Buffer.concat([bytes, Buffer.alloc(width - bytes.length, 0x20)])
}

const digits = (value: number, width: number) => Buffer.from(String(value).padStart(width, '0'))

const lineEnd = Buffer.from('\r\n')

function record(fields: readonly Buffer[]): Buffer {
  const bytes = Buffer.concat(fields)
  return Buffer.concat([bytes, Buffer.alloc(recordLength - bytes.length, 0x20), lineEnd])
}

async function* write(batch: BankBatch): AsyncIterable<Buffer> {
  const hash = createHash('sha256')
  const hashed = (bytes: Buffer) => {
    hash.update(bytes)
    return bytes
  }
  const [count, total] = [digits(batch.count, 8), digits(batch.totalFen, amount)]
  const day = Buffer.from(batch.on.replaceAll('-', ''))
  yield hashed(record([Buffer.from('HWG01'), left(batch.number, 20), day, count, total]))
  for await (const line of batch.lines) yield hashed(detail(line))
  const sum = Buffer.from(hash.digest('hex').slice(0, 16))
  yield record([Buffer.from('T'), count, total, sum])
}

const detail = (line: BankLine) =>
  record([
    Buffer.from('D'),
    digits(line.lineNo, widths.lineNo),
    left(line.reference, widths.reference),
    left(line.accountNo, widths.accountNo),
    left(line.accountName, widths.accountName),
    left(line.bankName, widths.bankName),
    digits(line.amountFen, amount),
    left(line.purpose, purpose),
  ])
