import type { NumberFormat } from './number-formats.ts'
import { readXml } from './read-xml.ts'
import { shownNumber } from './shown-number.ts'
import { uncalculated } from './uncalculated.ts'
import { unescapedText } from './unescaped-text.ts'
import { damaged, WorkbookFault } from './workbook-fault.ts'

/** A row of a sheet: its number, and its cells from the first column on. */
export interface SheetRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** What cells refer to. */
export interface Referred {
  readonly strings: readonly string[]
  readonly formats: readonly NumberFormat[]
  readonly from1904: boolean
}

const mostLines = 1_048_576
/** Cells further right all come to stand in the column behind, so that one stray cell makes no row of 16,384 cells. */
const mostColumns = 512

/**
 * The rows of a sheet that have content, in their order and about as many at a time as fit into a piece of its XML.
 * @throws WorkbookFault where rows are out of order, or cells of several rows are merged
 */
export async function* rowsOfSheet(
  pieces: AsyncIterable<string>,
  referred: Referred,
): AsyncGenerator<SheetRow[]> {
  let rows: SheetRow[] = []
  const events = sheetEvents(referred, row => void rows.push(row))
  for await (const _ of readXml(pieces, events)) {
    if (rows.length === 0) continue
    yield rows
    rows = []
  }
}

type Attributes = Readonly<Record<string, string>>

interface OpenCell {
  readonly at: number
  readonly type: string
  readonly style: number
  value: string | undefined
  inline: string
  formula: boolean
}

function sheetEvents(referred: Referred, take: (row: SheetRow) => void) {
  let line = 0
  let cells: string[] = []
  let column = 0
  let cell: OpenCell | undefined
  let into: 'value' | 'inline' | undefined
  let spoken = false
  return {
    open(name: string, attributes: Attributes) {
      if (name === 'row') {
        line = lineAfter(line, attributes.r)
        cells = []
        column = 0
      } else if (name === 'c') {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r)
        const { t: type = 'n', s: style = '' } = attributes
        cell = { at: column, type, style: Number(style), value: undefined, inline: '', formula: false }
      } else if (name === 'v' && cell) {
        cell.value = ''
        into = 'value'
      } else if (name === 'f' && cell) cell.formula = true
      else if (name === 'rPh') spoken = true
      else if (name === 't' && cell && !spoken) into = 'inline'
      else if (name === 'mergeCell') refuseMergedRows(attributes.ref)
    },
    close(name: string) {
      if (name === 'v' || name === 't') into = undefined
      else if (name === 'rPh') spoken = false
      else if (name === 'c' && cell) {
        put(cells, cell.at, textOf(cell, referred))
        cell = undefined
      } else if (name === 'row' && cells.length > 0) take({ line, cells })
    },
    text(text: string) {
      if (!cell || into === undefined) return
      if (into === 'value') cell.value = (cell.value ?? '') + text
      else cell.inline += text
    },
  }
}

function lineAfter(line: number, said: string | undefined): number {
  const next = said === undefined ? line + 1 : Number(said)
  if (!Number.isInteger(next) || next <= line || next > mostLines) throw new WorkbookFault(damaged)
  return next
}

/** The number of a column, 1 for A, of a reference like AB12. */
function columnOf(reference: string): number {
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(reference)?.[1]
  if (letters === undefined) throw new WorkbookFault(damaged)
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

/** Puts a text into its column, unless it is blank: a row ends with its last content. */
function put(cells: string[], column: number, text: string): void {
  if (text.trim() === '') return
  const at = Math.min(column, mostColumns + 1) - 1
  while (cells.length < at) cells.push('')
  cells[at] ||= text
}

function textOf({ type, style, value, inline, formula }: OpenCell, referred: Referred): string {
  if (type === 'inlineStr') return unescapedText(inline)
  if (value === undefined) return formula ? uncalculated : ''
  if (type === 's') return referred.strings[Number(value)] ?? noString()
  if (type === 'str') return unescapedText(value)
  if (type === 'd') return value.replace(/T00:00:00(?:\.0+)?Z?$/, '').replace('T', ' ')
  if (type === 'b' || type === 'e') return value
  return shownNumber(value, { format: referred.formats[style], from1904: referred.from1904 })
}

function noString(): never {
  throw new WorkbookFault(damaged)
}

/** The other rows would read as empty, and whether they are meant to be the same nobody can tell. */
function refuseMergedRows(reference = ''): void {
  const [, first, last] = /^[A-Z]+(\d+):[A-Z]+(\d+)$/.exec(reference) ?? []
  if (first === last) return
  throw new WorkbookFault(`${reference} 是跨行的合并单元格，请取消合并，在每一行分别填写后再上传`)
}
