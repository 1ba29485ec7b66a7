import { isUtf8 } from 'node:buffer'
import type { Delimiter } from './csv-form.ts'
import { endOfRecord, quotedCells } from './quoted-cells.ts'

/** One record: its cells, or why it cannot be read; and its starting line. */
export interface CsvRecord {
  readonly line: number
  readonly cells: readonly string[]
  readonly fault?: string
}

/** The result of parsing some bytes: the records, the bytes consumed, and the next line number. */
interface ReadRecords {
  readonly records: CsvRecord[]
  readonly used: number
  readonly nextLine: number
}

/** Far longer than any valid row; anything longer is a broken file or an unclosed quote. */
const longestRecord = 64 * 1024

export const tooLong = '这一行过长，请检查文件是否损坏'
const notUtf8 = '不是 UTF-8 编码，请核对这一行的文字，或将文件另存为“CSV UTF-8”后再导入'
const openQuote = '双引号没有成对，请检查这一行'
const controlCharacter = '含有不可见的控制字符，请检查这一行是否损坏'

interface Reading {
  readonly firstLine: number
  readonly delimiter: Delimiter
  /** whether there is no more input */
  readonly last: boolean
}

/**
 * Parses the complete records of some UTF-8 that starts with a record on line `firstLine`. Anything after the last line
 * feed is left for later, unless `last` says there is no more input. A broken record does not affect others.
 */
export function recordsOf(bytes: Buffer, reading: Reading): ReadRecords {
  const end = bytes.lastIndexOf('\n') + 1
  const plain = !bytes.includes('"') && !bytes.includes(0) && isUtf8(bytes.subarray(0, end))
  return plain ? plainRecords(bytes, end, reading) : carefulRecords(bytes, reading)
}

/** The usual case, without quotes: lines and delimiters. */
function plainRecords(bytes: Buffer, end: number, { firstLine, delimiter }: Reading): ReadRecords {
  const lines = bytes.toString('utf8', 0, end).split('\n')
  const records: CsvRecord[] = []
  for (let i = 0; i < lines.length - 1; i += 1) {
    const text = withoutReturn(lines[i] ?? '')
    if (text === '') continue
    const line = firstLine + i
    records.push(
      text.length > longestRecord
        ? { line, cells: [], fault: tooLong }
        : { line, cells: text.split(delimiter) },
    )
  }
  return { records, used: end, nextLine: firstLine + lines.length - 1 }
}

function carefulRecords(bytes: Buffer, { firstLine, delimiter, last }: Reading): ReadRecords {
  const records: CsvRecord[] = []
  let at = 0
  let line = firstLine
  while (at < bytes.length) {
    const window = bytes.subarray(0, at + longestRecord)
    const whole = endOfRecord(window, at, delimiter)
    const mayComeYet = whole === -1 && window.length === bytes.length && !last
    // If its end cannot be found, give up only this line: what follows may be valid again.
    const end = whole < 0 ? bytes.indexOf('\n', at) : whole
    if (mayComeYet || end < 0) break
    const record = bytes.subarray(at, end)
    const read = whole >= 0 ? readRecord(record, delimiter) : { cells: [], fault: faultOf(record) }
    if (record.length > 0 && !(record.length === 1 && record[0] === 0x0d)) records.push({ line, ...read })
    line += newlinesIn(record) + 1
    at = end + 1
  }
  return { records, used: at, nextLine: line }
}

const faultOf = (line: Buffer) => (line.length > longestRecord ? tooLong : openQuote)

function readRecord(record: Buffer, delimiter: Delimiter): Omit<CsvRecord, 'line'> {
  if (!isUtf8(record)) return { cells: [], fault: notUtf8 }
  if (record.includes(0)) return { cells: [], fault: controlCharacter }
  const text = withoutReturn(record.toString('utf8'))
  return { cells: text.includes('"') ? quotedCells(text, delimiter) : text.split(delimiter) }
}

const withoutReturn = (text: string) => (text.endsWith('\r') ? text.slice(0, -1) : text)

function newlinesIn(record: Buffer): number {
  let count = 0
  for (let at = record.indexOf('\n'); at >= 0; at = record.indexOf('\n', at + 1)) count += 1
  return count
}
