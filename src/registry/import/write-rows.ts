import { finished } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { unescapeCopy } from '#platform'
import type { AnyKind } from './kinds.ts'

/** Creates the staging table of a kind on this connection; every transaction leaves it empty. */
export async function createStaging(client: PoolClient, { staged }: AnyKind): Promise<void> {
  const columns = Object.entries(staged).map(([column, type]) => `${column} ${type}`)
  await client.query('drop table if exists pg_temp.import_row')
  await client.query(`create temp table import_row (row_no int, ${columns.join(', ')}) on commit delete rows`)
}

/**
 * Writes COPY lines: directly into the target table if all rows are new, otherwise through the staging table. The last
 * line of a repeated key wins.
 * @returns the number of new or changed rows.
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
  if (kind.target && (await areNew(client, kind, lines))) {
    await copy(client, `${kind.target.table} (${Object.keys(kind.staged).join(', ')})`, lines)
    return lines.length
  }
  await copy(
    client,
    'import_row',
    lines.map((line, i) => `${i}\t${line}`),
  )
  return (await client.query(kind.merge)).rowCount ?? 0
}

async function copy(client: PoolClient, into: string, lines: readonly string[]): Promise<void> {
  const sink = client.query(copyFrom(`copy ${into} from stdin`))
  sink.end(`${lines.join('\n')}\n`)
  await finished(sink)
}

/** Whether no key exists yet and none repeats in these rows. Imports run one at a time, so the answer stays valid. */
async function areNew(
  client: PoolClient,
  { target, staged }: AnyKind,
  lines: readonly string[],
): Promise<boolean> {
  if (!target) return false
  const keys = lines.map(line => keyOf(line, target.keys))
  if (new Set(keys).size < keys.length) return false
  const cells = keys.map(unescapeCopy)
  const columns = Object.entries(staged).slice(0, target.keys)
  const names = columns.map(([column]) => column).join(', ')
  const arrays = columns.map(([, type], i) => `$${i + 1}::${type}[]`).join(', ')
  const { rows } = await client.query<{ found: boolean }>(
    `select exists (select from unnest(${arrays}) as key (${names}) join ${target.table} using (${names})) as found`,
    columns.map((_, i) => cells.map(cell => cell[i])),
  )
  return rows[0]?.found === false
}

function keyOf(line: string, cells: number): string {
  let end = 0
  for (let i = 0; i < cells; i += 1) end = line.indexOf('\t', end + 1)
  return end < 0 ? line : line.slice(0, end)
}
