import { sql } from 'kysely'
import type { Tx } from '#platform'
import type { Member } from '../acting.ts'
import { type AccountRow, mobileOf } from './account.ts'

/** The mobile the account was registered with, unmasked; undefined for officers or if none is known. */
export async function ownMobile(tx: Tx, who: Member): Promise<string | undefined> {
  const { rows } = await sql<Pick<AccountRow, 'login_index' | 'created_at' | 'mobile_sealed'>>`
    select * from identity.mobile_of(${who.accountNo})`.execute(tx)
  const [account] = rows
  return account && mobileOf(account)
}
