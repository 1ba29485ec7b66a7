import type { Tx } from '#platform'
import type { Acting } from '../acting.ts'
import { endSessions } from '../session/end-sessions.ts'
import { identity } from '../tables.ts'

export async function setPassword(
  tx: Tx,
  acting: Acting,
  accountNo: number,
  passwordHash: string,
): Promise<void> {
  await identity(tx)
    .updateTable('identity.account')
    .set({
      password_hash: passwordHash,
      password_changed_at: acting.at,
      failed_attempts: 0,
      locked_until: null,
    })
    .where('account_no', '=', accountNo)
    .execute()
  await endSessions(tx, accountNo, acting.at)
}
