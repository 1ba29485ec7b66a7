import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { readConfig } from '#platform'

/**
 * Inserts a session for each account with the token at the same index, avoiding the cost of password hashing. The
 * demonstration clock starts at the last event.
 */
export async function seedSessions(
  owner: Pool,
  accounts: readonly number[],
  tokens: readonly string[],
): Promise<void> {
  const hashes = tokens.map(token => createHash('sha256').update(token).digest())
  await owner.query(
    `insert into identity.session (token_hash, account_no, started_at, last_seen_at, ip, agent)
    select hash, account, now.at, now.at, '127.0.0.1', 'bench'
    from unnest($1::bytea[], $2::bigint[]) as given (hash, account),
      (select greatest(max(at), $3::timestamptz) as at from casework.event) as now`,
    [hashes, accounts, readConfig().demoNow],
  )
}
