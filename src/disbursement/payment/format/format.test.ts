import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BankBatch, BankFormat, BankLine } from './bank-format.ts'
import { csv } from './csv.ts'
import { fixed, recordLength } from './fixed.ts'
import { answerLength } from './fixed-answer.ts'
import { bankFormats, getFormat } from './formats.ts'
import { cutToBytes, gb18030Bytes, gb18030Text } from './gb18030.ts'

const number = '41078320230815000007'
const lines: readonly BankLine[] = [
  {
    lineNo: 1,
    reference: `${number}000001`,
    accountName: '长垣示例医疗器械有限公司',
    accountNo: '41001522010050205678',
    bankName: '中国建设银行长垣支行',
    amountFen: 1_728_000,
    purpose: '稳岗返还2023',
  },
  {
    lineNo: 2,
    reference: `${number}000002`,
    accountName: '郑州"引号",逗号公司',
    accountNo: '00123456789',
    bankName: '银行'.repeat(60),
    amountFen: 1,
    purpose: '稳岗返还2023',
  },
]

async function* each<T>(values: readonly T[]) {
  yield* values
}

const batch = (): BankBatch => ({
  number,
  on: '2023-08-15',
  count: 2,
  totalFen: 1_728_001,
  lines: each(lines),
})

async function written(format: BankFormat): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of format.write(batch())) parts.push(part)
  return Buffer.concat(parts)
}

async function read(format: BankFormat, bytes: Buffer, chunk = 7) {
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, i) =>
    bytes.subarray(i * chunk, (i + 1) * chunk),
  )
  const records: unknown[] = []
  for await (const record of format.readAnswer(each(chunks))) records.push(record)
  return records
}

test('the CSV file has a header, lines, and a trailer with count, total and the hash of the preceding text', async () => {
  const text = (await written(csv)).toString()
  const above = text.slice(0, text.lastIndexOf('T,'))
  expect(text).toBe(
    `H,WG1,${number},20230815,2,17280.01\r\n` +
      `D,1,${number}000001,长垣示例医疗器械有限公司,41001522010050205678,中国建设银行长垣支行,17280.00,稳岗返还2023\r\n` +
      `D,2,${number}000002,"郑州""引号"",逗号公司",00123456789,${'银行'.repeat(60)},0.01,稳岗返还2023\r\n` +
      `T,2,17280.01,${createHash('sha256').update(above).digest('hex')}\r\n`,
  )
  expect(await written(csv)).toEqual(await written(csv))
})

test('the fixed-width file has records of equal length in bytes, two per Chinese character', async () => {
  const bytes = await written(fixed)
  expect(bytes.length).toBe(4 * (recordLength + 2))
  const record = (i: number) => bytes.subarray(i * (recordLength + 2), (i + 1) * (recordLength + 2))
  const at = (i: number, from: number, width: number) => gb18030Text(record(i).subarray(from, from + width))
  for (let i = 0; i < 4; i += 1) expect(record(i).subarray(-2)).toEqual(Buffer.from('\r\n'))
  expect(at(0, 0, 57)).toBe(`HWG01${number}20230815${'2'.padStart(8, '0')}${'1728001'.padStart(16, '0')}`)
  expect(at(1, 0, 33)).toBe(`D000001${number}000001`)
  expect(at(1, 33, 32)).toBe('41001522010050205678'.padEnd(32))
  expect(at(1, 65, 100)).toBe(`长垣示例医疗器械有限公司${' '.repeat(100 - 24)}`)
  expect(at(1, 265, 16)).toBe('0000000001728000')
  // 120 characters of a bank's name are 240 bytes: only whole characters that fit are kept.
  expect(at(2, 165, 100)).toBe('银行'.repeat(25))
  expect(at(3, 0, 25)).toBe(`T${'2'.padStart(8, '0')}${'1728001'.padStart(16, '0')}`)
  expect(await written(fixed)).toEqual(bytes)
})

test('a payment whose name does not fit or cannot be encoded is kept out of a fixed-width file', () => {
  const [line] = lines
  if (!line) throw new Error('a line')
  expect(fixed.fault(line)).toBeUndefined()
  expect(fixed.fault({ ...line, accountName: '名'.repeat(50) })).toBeUndefined()
  expect(fixed.fault({ ...line, accountName: '名'.repeat(51) })).toMatch(/超过 50 个汉字/)
  expect(fixed.fault({ ...line, accountName: '𬱖示例公司' })).toMatch(/字符集以外/)
  expect(fixed.fault({ ...line, bankName: '银行😀' })).toMatch(/字符集以外/)
  expect(fixed.fault({ ...line, accountNo: '12-3' })).toMatch(/账号/)
  expect(csv.fault({ ...line, accountName: '𬱖示例公司' })).toBeUndefined()
  expect(csv.fault({ ...line, accountName: 'a\nb' })).toMatch(/换行/)
})

const pad = (text: string, width: number) => {
  const bytes = gb18030Bytes(text) ?? Buffer.alloc(0)
  return Buffer.concat([bytes, Buffer.alloc(width - bytes.length, 0x20)])
}
const digits = (value: number, width: number) => pad(String(value).padStart(width, '0'), width)
const answer = () =>
  Buffer.concat([
    pad(`HWGR1${number}20230821${'2'.padStart(8, '0')}`, answerLength),
    Buffer.from('\r\n'),
    Buffer.concat([pad(`D${number}000001`, 27), digits(1_728_000, 16), pad('020230821', 9), pad('', 60)]),
    Buffer.from('\n'),
    Buffer.concat([pad(`D${number}000002`, 27), digits(1, 16), pad('120230821', 9), pad('户名不符', 60)]),
    Buffer.from('\r\n'),
    Buffer.concat([pad('T', 1), digits(2, 8), digits(1_728_000, 16), digits(1, 16), pad('', 71)]),
  ])

const said = [
  { kind: 'header', line: 1, number, count: 2 },
  {
    kind: 'line',
    line: 2,
    reference: `${number}000001`,
    amountFen: 1_728_000,
    outcome: 'paid',
    happenedOn: '2023-08-21',
    reason: '',
  },
  {
    kind: 'line',
    line: 3,
    reference: `${number}000002`,
    amountFen: 1,
    outcome: 'returned',
    happenedOn: '2023-08-21',
    reason: '户名不符',
  },
  { kind: 'trailer', line: 4, count: 2, paidFen: 1_728_000, returnedFen: 1 },
]

test('both formats give the same answer, however the stream is chunked', async () => {
  for (const chunk of [1, 7, 10_000]) expect(await read(fixed, answer(), chunk)).toEqual(said)
  const text = [
    `H,WG1R,${number},20230821,2`,
    `D,${number}000001,17280.00,成功,20230821,`,
    `D,${number}000002,0.01,退回,20230821,户名不符`,
    'T,2,17280.00,0.01',
  ].join('\r\n')
  for (const chunk of [1, 7, 10_000])
    expect(await read(csv, Buffer.from(`\ufeff${text}`), chunk)).toEqual(said)
})

test('an answer that cannot be parsed names the line', async () => {
  const cut = answer()
  await expect(read(fixed, cut.subarray(0, 200))).rejects.toThrow(/第 2 行：应为 112 个字节/)
  await expect(read(fixed, Buffer.concat([cut, Buffer.from([13, 10, 0x81])]))).rejects.toThrow(/第 5 行/)
  const foreign = Buffer.from(cut)
  foreign[114 + 113 + 60] = 0xff
  await expect(read(fixed, foreign)).rejects.toThrow(/第 3 行：有无法识别的字符/)
  await expect(read(csv, Buffer.from('H,WG1R,1,20230821,1\nD,"x'))).rejects.toThrow(/第 2 行：不是完整的 CSV/)
  await expect(read(csv, Buffer.from('X,1'))).rejects.toThrow(/第 1 行/)
  expect(() => getFormat('none')).toThrow(/格式/)
  expect(bankFormats).toHaveLength(2)
})

test('every text that GB18030 can encode round-trips, and is cut only between characters', () => {
  const letter = fc.integer({ min: 0x20, max: 0x9fff }).map(code => String.fromCharCode(code))
  fc.assert(
    fc.property(fc.array(letter, { maxLength: 30 }), fc.nat(40), (letters, width) => {
      const writable = letters.filter(one => gb18030Bytes(one)).join('')
      expect(gb18030Text(gb18030Bytes(writable) ?? Buffer.alloc(1, 0xff))).toBe(writable)
      const cut = cutToBytes(writable, width)
      expect(cut.length).toBeLessThanOrEqual(width)
      expect(writable.startsWith(gb18030Text(cut))).toBe(true)
    }),
  )
  expect(gb18030Bytes('长垣')).toEqual(Buffer.from([0xb3, 0xa4, 0xd4, 0xab]))
})
