import type { Tx } from '#platform'
import { identity } from '../tables.ts'

/** Ends all sessions of an account, e.g. after a password change. */
export async function endSessions(tx: Tx, accountNo: number, at: Date): Promise<void> {
  await identity(tx)
    .updateTable('identity.session')
    .set({ ended_at: at })
    .where('account_no', '=', accountNo)
    .where('ended_at', 'is', null)
    .execute()
}
