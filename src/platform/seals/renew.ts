import { sql } from 'kysely'
import type { Tx } from '../database.ts'
import { seal, unseal } from '../vault.ts'
import type { SealedColumn, SealedRow } from './sealed-column.ts'
import type { SealedTable } from './sealed-table.ts'
import type { TableKey } from './table-key.ts'

/** A row that is held: its key as texts, its sealed columns, and those that they are bound to. */
export type HeldRow = SealedRow<string> & { readonly reseal_key: string[] }

interface Renewed {
  readonly key: readonly string[]
  readonly values: readonly (Buffer | null)[]
}

/** Seals the values of held rows again. @returns how many rows, and the keys of those that do not open. */
export async function renew(
  tx: Tx,
  { table, key }: { readonly table: SealedTable; readonly key: TableKey },
  held: readonly HeldRow[],
): Promise<{ readonly rows: number; readonly unreadable: readonly string[] }> {
  const unreadable: string[] = []
  const renewed = held.flatMap((row): Renewed[] => {
    try {
      return [{ key: row.reseal_key, values: table.columns.map(column => sealAgain(column, row)) }]
    } catch {
      unreadable.push(`${table.name} ${row.reseal_key.join(' ')}`)
      return []
    }
  })
  if (renewed.length > 0) await write(tx, table, key, renewed)
  return { rows: renewed.length, unreadable }
}

function sealAgain(column: SealedColumn, row: SealedRow<string>): Buffer | null {
  const sealed = row[column.column]
  return Buffer.isBuffer(sealed) ? seal(unseal(sealed, column, row), column, row) : null
}

/** One statement for all rows. */
async function write(
  tx: Tx,
  { name, columns }: SealedTable,
  key: TableKey,
  renewed: readonly Renewed[],
): Promise<void> {
  const keys = key.map(({ type }, i) => sql`${renewed.map(row => row.key[i])}::text[]::${sql.raw(type)}[]`)
  const values = columns.map((_, i) => sql`${renewed.map(row => row.values[i])}::bytea[]`)
  const names = [...key.map((_, i) => `k${i}`), ...columns.map((_, i) => `v${i}`)]
  const set = columns.map(({ column }, i) => sql`${sql.ref(column)} = renewed.${sql.ref(`v${i}`)}`)
  const same = key.map((column, i) => sql`it.${sql.ref(column.name)} = renewed.${sql.ref(`k${i}`)}`)
  await sql`update ${sql.table(name)} as it set ${sql.join(set)}
    from unnest(${sql.join([...keys, ...values])}) as renewed (${sql.join(names.map(one => sql.ref(one)))})
    where ${sql.join(same, sql` and `)}`.execute(tx)
}
