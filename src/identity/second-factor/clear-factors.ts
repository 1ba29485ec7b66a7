import type { Tx } from '#platform'
import type { AccountRow } from '../account/account.ts'
import type { Acting } from '../acting.ts'
import { endSessions } from '../session/end-sessions.ts'
import { recordChange } from './record-change.ts'
import { factors } from './tables.ts'

/** Removes all second factors from an account, ends its sessions, and records it. */
export async function clearFactors(
  tx: Tx,
  acting: Acting,
  account: AccountRow,
  words: string,
): Promise<void> {
  const { account_no: accountNo } = account
  await factors(tx).deleteFrom('identity.passkey').where('account_no', '=', accountNo).execute()
  await factors(tx).deleteFrom('identity.time_code').where('account_no', '=', accountNo).execute()
  await factors(tx).deleteFrom('identity.recovery_code').where('account_no', '=', accountNo).execute()
  await factors(tx).deleteFrom('identity.pending_login').where('account_no', '=', accountNo).execute()
  await endSessions(tx, accountNo, acting.at)
  await recordChange(tx, acting, { accountNo, change: 'reset', words })
}
