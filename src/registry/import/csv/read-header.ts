import { refuse } from '#platform'
import { startBytes, startOf } from '../start-of.ts'
import type { ByteSource } from './byte-source.ts'
import { columnsOf } from './columns-of.ts'
import type { Place } from './csv-blocks.ts'
import { type CsvForm, type Delimiter, delimiters, type Encoding, plainForm } from './csv-form.ts'
import { encodingOf } from './encoding-of.ts'
import { quotedCells } from './quoted-cells.ts'
import { utf8Lines } from './utf8-lines.ts'

export interface Header {
  readonly form: CsvForm
  /** for each requested column, its position in a record; -1 for an optional one that is missing */
  readonly places: readonly number[]
  /** whether the file has the requested columns in their order */
  readonly inOrder: boolean
  /** the names in the order of the file; '' has none */
  readonly columns: readonly string[]
  /** number of cells in a record */
  readonly width: number
  /** positions without a name, whose cells must be empty: Excel saves every column that was ever touched */
  readonly nameless: readonly number[]
  /** the first record after the header */
  readonly end: Place
}

const notText = '不是 .xlsx 或 CSV 文件；如果是表格软件的文件，请另存为 .xlsx 或“CSV UTF-8”后再上传'

/**
 * Reads the header line; columns may be in any order and case, and blank lines, `sep=;` or a title may come before it.
 * @throws Refusal naming file and line if a column is missing, unknown or repeated, or if this is not a CSV file.
 */
export async function readHeader(
  file: ByteSource,
  name: string,
  columns: readonly string[],
  optional: readonly string[] = [],
): Promise<Header> {
  const start = await startOf(file)
  if (start.length === 0) refuse('invalid', `${name}:1 文件是空的`, 'file')
  const { encoding, marks } = await encodingOf(file, start)
  const form = { ...plainForm, encoding, returnsOnly: endsInReturns(start, encoding) }
  const { text, bytesOfLines } = utf8Lines(start.subarray(marks), form)
  const { line, lineNo, ended, cells, delimiter } = headerIn(text.toString(), columns, optional)
  const no = (reason: string) => refuse('invalid', `${name}:${lineNo} ${reason}`, 'file')
  if (line.includes('\0') || (!ended && start.length === startBytes)) no(notText)
  const named = cells.filter(column => column !== '')
  const missing = columns.filter(column => !cells.includes(column) && !optional.includes(column))
  const unknown = named.filter(column => !columns.includes(column))
  if (missing.length > 0) no(`缺少列：${missing.join('、')}`)
  if (unknown.length > 0) no(`不认识的列：${unknown.map(shortened).join('、')}`)
  if (new Set(named).size < named.length) no('有重复的列')
  const places = columns.map(column => cells.indexOf(column))
  return {
    form: { ...form, delimiter },
    places,
    inOrder: places.every((place, i) => place === i),
    columns: cells,
    width: cells.length,
    nameless: cells.flatMap((column, i) => (column === '' ? i : [])),
    end: { byte: marks + bytesOfLines(lineNo), line: lineNo + 1 },
  }
}

/** Whether the first line ends in a carriage return alone. In UTF-16 its byte is also half of a character, as of 名. */
function endsInReturns(start: Buffer, encoding: Encoding): boolean {
  const text = new TextDecoder(encoding.startsWith('utf-16') ? encoding : 'latin1').decode(start)
  return /^[^\r\n]*\r(?!\r*\n)/.test(text)
}

interface HeaderLine {
  readonly line: string
  readonly lineNo: number
  /** whether its end was found */
  readonly ended: boolean
  readonly cells: readonly string[]
  readonly delimiter: Delimiter
}

const mostTitles = 10

/**
 * The first line with content, or behind a title the first one with every column that must be there, read with the delimiter that finds
 * most of the columns.
 */
function headerIn(text: string, columns: readonly string[], optional: readonly string[]): HeaderLine {
  const required = columns.filter(column => !optional.includes(column))
  const lines = text.split('\n')
  const withContent = lines.flatMap((line, at) => (isBlank(line) || separatorLine.test(line) ? [] : at))
  const candidates = withContent.slice(0, mostTitles).map(at => readLine(lines, at, columns))
  const whole = candidates.find(({ cells }) => required.every(column => cells.includes(column)))
  return whole ?? candidates[0] ?? readLine(lines, -1, columns)
}

function readLine(lines: readonly string[], at: number, columns: readonly string[]): HeaderLine {
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
