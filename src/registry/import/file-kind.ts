import type { Tx } from '#platform'

/** One wrong cell. */
export interface RowFault {
  readonly column: string
  readonly reason: string
}

/** One kind of file: its columns, and how a row becomes a write. `write` answers how many rows changed. */
export interface FileKind<Row> {
  readonly columns: readonly string[]
  read(cells: Readonly<Record<string, string>>): Row | RowFault
  write(tx: Tx, rows: readonly Row[]): Promise<{ changed: number; faults: ReadonlyMap<Row, RowFault> }>
}
