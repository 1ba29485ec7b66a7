import { type RawBuilder, sql } from 'kysely'
import { newestHeader } from '../vault.ts'
import type { SealedColumn } from './sealed-column.ts'

/** The sealed columns of one table. */
export interface SealedTable {
  readonly name: string
  readonly columns: readonly SealedColumn[]
}

/** Columns by their table, in the order in which they come. */
export const sealedTables = (columns: readonly SealedColumn[]): SealedTable[] =>
  [...Map.groupBy(columns, column => column.table)].map(([name, own]) => ({ name, columns: own }))

/** Condition: some sealed value of the row is not of the newest version and key. */
export function isOld({ columns }: SealedTable): RawBuilder<boolean> {
  const newest = newestHeader()
  const each = columns.map(
    ({ column }) => sql`coalesce(substring(${sql.ref(column)} from 1 for 2) <> ${newest}, false)`,
  )
  return sql`(${sql.join(each, sql` or `)})`
}
