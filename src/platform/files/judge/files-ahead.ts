import { sql } from 'kysely'
import { anyOf } from '../../any-of.ts'
import type { Tx } from '../../database.ts'

/** How many files wait to be judged before the first of these. Asks nothing where there are none. */
export async function filesAhead(tx: Tx, sha256s: readonly string[]): Promise<number> {
  if (sha256s.length === 0) return 0
  const { rows } = await sql<{ ahead: number }>`
    select count(*)::int as ahead from platform.stored_file
    where judgment = 'waiting' and scan <> 'found' and taken_at < (
      select min(taken_at) from platform.stored_file where sha256 = ${anyOf(sha256s)})`.execute(tx)
  return rows[0]?.ahead ?? 0
}
