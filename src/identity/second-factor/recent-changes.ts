import { asHall, type Tx } from '#platform'
import type { Acting, Member } from '../acting.ts'
import { factors } from './tables.ts'

export interface RecentChange {
  readonly at: Date
  readonly words: string
  readonly ip: string
}

/** The latest changes to the account's own login methods, newest first, at most ten. */
export async function recentChanges(tx: Tx, acting: Acting<Member>): Promise<RecentChange[]> {
  return await asHall(tx, tx =>
    factors(tx)
      .selectFrom('identity.factor_change')
      .select(['at', 'words', 'ip'])
      .where('account_no', '=', acting.who.accountNo)
      .orderBy('change_no', 'desc')
      .limit(10)
      .execute(),
  )
}
