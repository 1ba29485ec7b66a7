import type { PoolClient } from 'pg'
import { type Cell, Wrong } from './cells.ts'
import { withCell } from './with-cell.ts'

/** One wrong cell; `column` is '' for the whole row. */
export interface RowFault {
  readonly column: string
  readonly reason: string
}

export const isFault = (row: unknown): row is RowFault =>
  typeof row === 'object' && row !== null && 'column' in row && 'reason' in row

/** The columns of a kind, each with its parser. */
export type Cells = Readonly<Record<string, Cell<unknown>>>

/** A row as parsed by its columns. */
export type RowOf<C extends Cells> = { readonly [Column in keyof C]: Exclude<ReturnType<C[Column]>, Wrong> }

/** Rows about to be written to the database. */
export interface Staged<Row> {
  /** COPY lines of the accepted rows */
  readonly lines: readonly string[]
  /** rows refused by the registers */
  readonly faults: ReadonlyMap<Row, RowFault>
}

/** One kind of file: its columns, validation against the registers, and how rows are written. */
export interface FileKind<Row> {
  readonly columns: readonly string[]
  /** those that a file may leave out; its rows then read as empty there */
  readonly optional?: readonly string[]
  /** reads the cells of a record, in the order of `columns`; `today` is the business day */
  read(cells: readonly (string | undefined)[], today: string): Row | RowFault
  /** what somebody should look at in a row that is taken all the same */
  doubtOf?(row: Row): RowFault | undefined
  /** columns of the staging table with types; key columns first */
  readonly staged: Readonly<Record<string, string>>
  /** the table that new rows are copied into directly, and how many of the columns form its key */
  readonly target?: { readonly table: string; readonly keys: number }
  /**
   * Validates rows against the registers; units must be within an area, given by its first digits ('' is everywhere).
   */
  stage(client: PoolClient, rows: readonly Row[], within: string): Promise<Staged<Row>>
  /** writes the rows of the staging table `import_row`; its row count is the number of new or changed rows */
  readonly merge: string
}

const missing = '缺少此列的值'

/** Parses a row: its columns in order, or the first wrong cell. */
export function readRow<C extends Cells>(
  cells: C,
): (record: readonly (string | undefined)[], today: string) => RowOf<C> | RowFault {
  const readers = Object.entries(cells)
  return (record, today) => {
    const row: Record<string, unknown> = {}
    for (let i = 0; i < readers.length; i += 1) {
      const [column, read] = readers[i] ?? never()
      const text = record[i]
      const value = read(text?.trim() ?? '', today)
      if (value instanceof Wrong) {
        return { column, reason: text === undefined ? missing : withCell(value.reason, text) }
      }
      row[column] = value
    }
    return row as RowOf<C>
  }
}

function never(): never {
  throw new Error('a reader without its column')
}
