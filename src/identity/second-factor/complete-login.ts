import { shownTime, type Tx } from '#platform'
import type { AccountRow } from '../account/account.ts'
import type { Acting } from '../acting.ts'
import { startSession } from '../session/start-session.ts'
import { identity } from '../tables.ts'
import { factors } from './tables.ts'

/** A completed login: the session token, and the changes others made to the account since the last login. */
export interface Inside {
  readonly step: 'in'
  readonly session: string
  readonly told?: string
}

/** Completes a login: resets the failure count, closes pending logins, starts a session. */
export async function completeLogin(tx: Tx, acting: Acting, { account_no }: AccountRow): Promise<Inside> {
  await identity(tx)
    .updateTable('identity.account')
    .set({ failed_attempts: 0, locked_until: null })
    .where('account_no', '=', account_no)
    .execute()
  await factors(tx).deleteFrom('identity.pending_login').where('account_no', '=', account_no).execute()
  const told = await factors(tx)
    .updateTable('identity.factor_change')
    .set({ told_at: acting.at })
    .where('account_no', '=', account_no)
    .where('told_at', 'is', null)
    .returning(['words', 'at'])
    .execute()
  const session = await startSession(tx, acting, account_no)
  if (told.length === 0) return { step: 'in', session }
  return { step: 'in', session, told: told.map(one => `${shownTime(one.at)} ${one.words}`).join('　') }
}
