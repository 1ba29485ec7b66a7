import type { FileHandle } from 'node:fs/promises'
import { refuse } from '#platform'
import { columnsOf } from './columns-of.ts'
import type { Place } from './csv-blocks.ts'
import { type CsvForm, type Delimiter, delimiters, plainForm } from './csv-form.ts'
import { encodingOf } from './encoding-of.ts'
import { quotedCells } from './quoted-cells.ts'
import { utf8Lines } from './utf8-lines.ts'

export interface Header {
  readonly form: CsvForm
  /** for each requested column, its position in a record; -1 for an optional one that is missing */
  readonly places: readonly number[]
  /** the names in the order of the file; '' has none */
  readonly columns: readonly string[]
  /** number of cells in a record */
  readonly width: number
  /** positions without a name, whose cells must be empty: Excel saves every column that was ever touched */
  readonly nameless: readonly number[]
  /** the first record after the header */
  readonly end: Place
}

const longestHeader = 64 * 1024
const notText = '不是 CSV 文件；如果是表格软件的文件，请另存为“CSV UTF-8”后再导入'
const oldExcel = '是旧版 Excel 的 .xls 文件，请另存为“CSV UTF-8”后再导入'
const compoundFile = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])

/**
 * Reads the header line; columns may be in any order and case, and blank lines or `sep=;` may come before it.
 * @throws Refusal naming file and line if a column is missing, unknown or repeated, or if this is not a CSV file.
 */
export async function readHeader(
  file: FileHandle,
  name: string,
  columns: readonly string[],
  optional: readonly string[] = [],
): Promise<Header> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(longestHeader), 0, longestHeader, 0)
  const start = buffer.subarray(0, bytesRead)
  if (bytesRead === 0) refuse('invalid', `${name}:1 文件是空的`, 'file')
  if (start.subarray(0, 4).equals(compoundFile)) refuse('invalid', `${name}:1 ${oldExcel}`, 'file')
  const { encoding, marks } = await encodingOf(file, start)
  const form = { ...plainForm, encoding, returnsOnly: endsInReturns(start) }
  const { text, bytesOfLines } = utf8Lines(start.subarray(marks), form)
  const { line, lineNo, ended, cells, delimiter } = headerIn(text.toString(), columns)
  const no = (reason: string) => refuse('invalid', `${name}:${lineNo} ${reason}`, 'file')
  if (line.includes('\0') || (!ended && bytesRead === longestHeader)) no(notText)
  const named = cells.filter(column => column !== '')
  const missing = columns.filter(column => !cells.includes(column) && !optional.includes(column))
  const unknown = named.filter(column => !columns.includes(column))
  if (missing.length > 0) no(`缺少列：${missing.join('、')}`)
  if (unknown.length > 0) no(`不认识的列：${unknown.map(shortened).join('、')}`)
  if (new Set(named).size < named.length) no('有重复的列')
  return {
    form: { ...form, delimiter },
    places: columns.map(column => cells.indexOf(column)),
    columns: cells,
    width: cells.length,
    nameless: cells.flatMap((column, i) => (column === '' ? i : [])),
    end: { byte: marks + bytesOfLines(lineNo), line: lineNo + 1 },
  }
}

/** Whether the first line ends in a carriage return alone. UTF-16 has a zero byte beside each. */
function endsInReturns(start: Buffer): boolean {
  return /^[^\r\n]*\r(?!\r*\n)/.test(start.toString('latin1').replaceAll('\0', ''))
}

interface HeaderLine {
  readonly line: string
  readonly lineNo: number
  /** whether its end was found */
  readonly ended: boolean
  readonly cells: readonly string[]
  readonly delimiter: Delimiter
}

/** The first line with content, read with the delimiter that finds most of the columns. */
function headerIn(text: string, columns: readonly string[]): HeaderLine {
  const lines = text.split('\n')
  const at = lines.findIndex(line => !isBlank(line) && !separatorLine.test(line))
  const line = lines[at] ?? ''
  const readings = delimiters.map(delimiter => ({
    delimiter,
    cells: columnsOf(quotedCells(line.replace(/\r+$/, ''), delimiter)),
  }))
  const known = ({ cells }: { readonly cells: readonly string[] }) =>
    columns.filter(column => cells.includes(column)).length
  const [best = { delimiter: ',' as const, cells: [] }] = readings.toSorted(
    (one, other) => known(other) - known(one),
  )
  return { line, lineNo: Math.max(at, 0) + 1, ended: at < lines.length - 1, ...best }
}

/** Excel writes and reads a first line that names the delimiter; the header itself shows it as well. */
const separatorLine = /^\s*"?sep=.?"?\s*$/i
const isBlank = (line: string) => !/[^\s,;|]/.test(line)

const shortened = (column: string) => (column.length > 40 ? `${column.slice(0, 40)}…` : column)
