import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../database.ts'

/** The primary key of a table as the catalogue has it, with PostgreSQL's types. */
export type TableKey = readonly { readonly name: string; readonly type: string }[]

export async function keyOf(tx: Tx, table: string): Promise<TableKey> {
  const { rows } = await sql<TableKey[number]>`
    select attname as name, format_type(atttypid, atttypmod) as type
    from pg_index cross join lateral unnest(indkey::int2[]) with ordinality as part (attnum, place)
    join pg_attribute on attrelid = indrelid and pg_attribute.attnum = part.attnum
    where indrelid = ${table}::regclass and indisprimary
    order by place`.execute(tx)
  return rows
}

/** The key of a row as texts, the form in which it is kept between batches. */
export const keyAsText = (key: TableKey): RawBuilder<string[]> =>
  sql`array[${sql.join(key.map(({ name }) => sql`${sql.ref(name)}::text`))}]`

/** Compares the key of a row with one that was kept. */
export function keyIs(
  key: TableKey,
  operator: '>' | '>=' | '<=',
  kept: readonly string[],
): RawBuilder<boolean> {
  const columns = sql.join(key.map(({ name }) => sql.ref(name)))
  const values = sql.join(key.map(({ type }, i) => sql`${kept[i]}::text::${sql.raw(type)}`))
  return sql`(${columns}) ${sql.raw(operator)} (${values})`
}

export const inKeyOrder = (key: TableKey): RawBuilder<unknown> =>
  sql`order by ${sql.join(key.map(({ name }) => sql.ref(name)))}`
