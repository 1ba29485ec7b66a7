import type { Tx } from '#platform'
import type { Member } from '../acting.ts'
import { identity } from '../tables.ts'
import { mobileOf } from './account.ts'

/** The mobile the account was registered with, unmasked; undefined for officers or if none is known. */
export async function ownMobile(tx: Tx, who: Member): Promise<string | undefined> {
  const account = await identity(tx)
    .selectFrom('identity.account')
    .selectAll()
    .where('account_no', '=', who.accountNo)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return account && mobileOf(account)
}
