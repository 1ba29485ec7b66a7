import { finished } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { AnyKind } from './kinds.ts'

/** Creates the staging table of a kind on this connection; every transaction leaves it empty. */
export async function createStaging(client: PoolClient, { staged }: AnyKind): Promise<void> {
  const columns = Object.entries(staged).map(([column, type]) => `${column} ${type}`)
  await client.query('drop table if exists pg_temp.import_row')
  await client.query(`create temp table import_row (row_no int, ${columns.join(', ')}) on commit delete rows`)
}

/**
 * Writes rows, given as lines of COPY text, by way of the staging table: PostgreSQL copies into no table whose policy
 * binds the role. Where all of them are new they go in as they are, else they are merged. Where a key is repeated its
 * last line counts. @returns how many rows were new or different.
 */
export async function writeRows(
  client: PoolClient,
  kind: AnyKind,
  lines: readonly string[],
): Promise<number> {
  if (lines.length === 0) return 0
  // These tables grow faster than their statistics: force index lookups instead of scanning millions of rows for a
  // join.
  await client.query('set local enable_hashjoin = off; set local enable_mergejoin = off')
  await stage(client, lines)
  const statement = (await areNew(client, kind, lines)) ? insertOf(kind) : kind.merge
  return (await client.query(statement)).rowCount ?? 0
}

async function stage(client: PoolClient, lines: readonly string[]): Promise<void> {
  const sink = client.query(copyFrom('copy import_row from stdin'))
  sink.end(lines.map((line, i) => `${i}\t${line}\n`).join(''))
  await finished(sink)
}

function insertOf({ target, staged }: AnyKind): string {
  const columns = Object.keys(staged).join(', ')
  return `insert into ${target?.table} (${columns}) select ${columns} from import_row`
}

/** Whether no key is on record yet, and none twice among these. Imports run one at a time, so this stays true. */
async function areNew(
  client: PoolClient,
  { target, staged }: AnyKind,
  lines: readonly string[],
): Promise<boolean> {
  if (!target) return false
  if (new Set(lines.map(line => keyOf(line, target.keys))).size < lines.length) return false
  const keys = Object.keys(staged).slice(0, target.keys).join(', ')
  const { rows } = await client.query<{ found: boolean }>(
    `select exists (select from import_row join ${target.table} using (${keys})) as found`,
  )
  return rows[0]?.found === false
}

function keyOf(line: string, cells: number): string {
  let end = 0
  for (let i = 0; i < cells; i += 1) end = line.indexOf('\t', end + 1)
  return end < 0 ? line : line.slice(0, end)
}
