import { withCell } from '../with-cell.ts'
import { columnsOf } from './columns-of.ts'
import type { Header } from './read-header.ts'
import type { CsvRecord } from './records-of.ts'

/** The cells of a record in the order of the requested columns, or why they cannot be told; undefined for an empty row. */
export type Row = { readonly cells: readonly (string | undefined)[] } | { readonly fault: string }

/** Reads a record by its header. */
export function rowOf({ cells, fault }: CsvRecord, header: Header): Row | undefined {
  if (fault === undefined && isEmpty(cells)) return undefined
  const excess = fault ?? excessIn(cells, header)
  if (excess !== undefined) return { fault: excess }
  return { cells: header.inOrder ? cells : header.places.map(place => (place < 0 ? '' : cells[place])) }
}

/** Files that were put together from several repeat the header. */
export const isHeaderAgain = (cells: readonly string[], { columns }: Header): boolean =>
  cells.length > 0 && columnsOf(cells).every((name, i) => name === columns[i])

/** Spreadsheets save empty rows as delimiters alone. */
const isEmpty = (cells: readonly string[]) => cells[0]?.trim() === '' && cells.every(isBlank)

const isBlank = (cell: string) => cell.trim() === ''

/** The problem with cells that no column has a name for, unless they are empty. */
function excessIn(cells: readonly string[], { width, nameless }: Header): string | undefined {
  if (cells.length > width) {
    const excess = cells.slice(width).find(cell => !isBlank(cell))
    if (excess !== undefined) return withCell('列数多于表头', excess)
  }
  if (nameless.length === 0) return undefined
  const filled = nameless.find(place => !isBlank(cells[place] ?? ''))
  return filled === undefined
    ? undefined
    : withCell(`第 ${filled + 1} 列没有列名，却有内容`, cells[filled] ?? '')
}
