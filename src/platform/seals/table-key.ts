import { sql } from 'kysely'
import type { Tx } from '../database.ts'

/** A column of a primary key and its PostgreSQL type. */
export interface KeyColumn {
  readonly name: string
  readonly type: string
}

/** The primary key of a table, as the catalogue has it. */
export async function keyOf(tx: Tx, table: string): Promise<readonly KeyColumn[]> {
  const { rows } = await sql<KeyColumn>`
    select attname as name, format_type(atttypid, atttypmod) as type
    from pg_index cross join lateral unnest(indkey::int2[]) with ordinality as part (attnum, place)
    join pg_attribute on attrelid = indrelid and pg_attribute.attnum = part.attnum
    where indrelid = ${table}::regclass and indisprimary
    order by place`.execute(tx)
  return rows
}

/** A key that was kept as text, as values to compare with. */
export const typedKey = (columns: readonly KeyColumn[], key: readonly string[]) =>
  sql.join(columns.map(({ type }, i) => sql`${key[i]}::text::${sql.raw(type)}`))
