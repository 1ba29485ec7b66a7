/** A column of sealed values, and which columns of its row a value is bound to. */
export interface SealedColumn<Key extends string = string> {
  /** schema.table */
  readonly table: string
  /** ends in `_sealed`, so that a test can find those that no room lists */
  readonly column: string
  /** Columns whose values tell this row from every other; all are known before the row is inserted. */
  readonly row: readonly [Key, ...Key[]]
  /** the place that seals of version 1 were bound to */
  readonly before: string
}

type RowPart = string | number | Buffer | Date

/** The part of a row that a seal is bound to. */
export type SealedRow<Key extends string> = Readonly<Record<Key, RowPart>>

/**
 * What a seal of this column and row is bound to, besides its own header. Unambiguous: neither names nor values of
 * PostgreSQL hold a NUL, and a column always has the same number of parts.
 */
export function placeOf<Key extends string>(
  { table, column, row: keys }: SealedColumn<Key>,
  row: SealedRow<Key>,
): string {
  let place = `${table}.${column}`
  for (const key of keys) {
    place += `\0${textOf(row[key])}`
  }
  return place
}

function textOf(part: RowPart): string | number {
  if (Buffer.isBuffer(part)) return part.toString('base64')
  return part instanceof Date ? part.toISOString() : part
}
