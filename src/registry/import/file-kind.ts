import type { PoolClient } from 'pg'
import { type Cell, Wrong } from './cells.ts'

/** One wrong cell; `column` is '' where the whole row is meant. */
export interface RowFault {
  readonly column: string
  readonly reason: string
}

/** The columns of a kind, each with its reader. */
export type Cells = Readonly<Record<string, Cell<unknown>>>

/** A row as the readers of its columns read it. */
export type RowOf<C extends Cells> = { readonly [Column in keyof C]: Exclude<ReturnType<C[Column]>, Wrong> }

/** Rows on their way into the database. */
export interface Staged<Row> {
  /** lines of COPY text for the rows that may go in */
  readonly lines: readonly string[]
  /** rows that the registers refuse */
  readonly faults: ReadonlyMap<Row, RowFault>
}

/** One kind of file: its columns, what the registers say to its rows, and how they become writes. */
export interface FileKind<Row> {
  readonly columns: readonly string[]
  /** those that a file may leave out; its rows then read as empty there */
  readonly optional?: readonly string[]
  /** reads the cells of a record, in the order of `columns` */
  read(cells: readonly (string | undefined)[]): Row | RowFault
  /** what staged lines hold, column and type; key columns first */
  readonly staged: Readonly<Record<string, string>>
  /** the table that rows which are new go into as they are, and how many of the columns are its key */
  readonly target?: { readonly table: string; readonly keys: number }
  /** Judges rows by the registers; units must lie within an area, given by its first digits ('' is everywhere). */
  stage(client: PoolClient, rows: readonly Row[], within: string): Promise<Staged<Row>>
  /** writes the rows of the staging table `import_row`; its row count is how many were new or different */
  readonly merge: string
}

const missing = '缺少此列的值'

/** The reader of a row: its columns in order, or the first wrong cell. */
export function readRow<C extends Cells>(
  cells: C,
): (record: readonly (string | undefined)[]) => RowOf<C> | RowFault {
  const readers = Object.entries(cells)
  return record => {
    const row: Record<string, unknown> = {}
    for (let i = 0; i < readers.length; i += 1) {
      const [column, read] = readers[i] ?? never()
      const text = record[i]
      if (text === undefined) return { column, reason: missing }
      const value = read(text.trim())
      if (value instanceof Wrong) return { column, reason: value.reason }
      row[column] = value
    }
    return row as RowOf<C>
  }
}

function never(): never {
  throw new Error('a reader without its column')
}
