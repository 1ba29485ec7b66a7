import { type Runtime, transact } from '#platform'
import { whoOf } from '../account/account.ts'
import type { Member } from '../acting.ts'
import { certificateHolds } from '../certificate/certificate-holds.ts'
import { identity } from '../tables.ts'
import { hashOf } from './start-session.ts'

const idleLimit = 30 * 60_000
const wholeLimit = 12 * 3600_000
const touchAfter = 60_000

/**
 * The owner of a session token; `over` if the session has ended, so that a late form can still be kept for its owner.
 */
export interface FoundSession {
  readonly who: Member
  readonly over: boolean
}

/** Looks up a session and records activity. Thirty idle minutes or twelve hours end it. */
export async function findSession(
  runtime: Runtime,
  token: string,
  at: Date,
): Promise<FoundSession | undefined> {
  return await transact(runtime.db, { kind: 'system' }, async tx => {
    const row = await identity(tx)
      .selectFrom('identity.session as session')
      .innerJoin('identity.account as account', 'account.account_no', 'session.account_no')
      .selectAll('account')
      .select(['session.started_at', 'session.last_seen_at', 'session.ended_at', 'session.certificate_no'])
      .where('session.token_hash', '=', hashOf(token))
      .executeTakeFirst()
    if (!row) return undefined
    const idle = at.getTime() - row.last_seen_at.getTime()
    const over =
      row.ended_at !== null ||
      row.disabled_at !== null ||
      idle > idleLimit ||
      at.getTime() - row.started_at.getTime() > wholeLimit
    if (!over && idle > touchAfter) {
      await identity(tx)
        .updateTable('identity.session')
        .set({ last_seen_at: at })
        .where('token_hash', '=', hashOf(token))
        .execute()
    }
    return { who: whoOf(row, await certificateHolds(tx, runtime, row.certificate_no, at)), over }
  })
}
