import type { Tx } from '#platform'
import type { Acting, Member } from '../acting.ts'
import { identity } from '../tables.ts'

export interface OpenSession {
  readonly startedAt: Date
  readonly lastSeenAt: Date
  readonly ip: string
  readonly agent: string
}

/** The account's own active sessions, newest first, at most twenty. */
export async function sessionsOf(tx: Tx, acting: Acting<Member>): Promise<OpenSession[]> {
  const rows = await identity(tx)
    .selectFrom('identity.session')
    .selectAll()
    .where('account_no', '=', acting.who.accountNo)
    .where('ended_at', 'is', null)
    .orderBy('started_at', 'desc')
    .limit(20)
    .execute()
  return rows.map(row => ({
    startedAt: row.started_at,
    lastSeenAt: row.last_seen_at,
    ip: row.ip,
    agent: row.agent,
  }))
}
