import { asHall, type Tx } from '#platform'
import type { Acting, Member } from '../acting.ts'
import { factors } from '../second-factor/tables.ts'

export interface BoundTimeCode {
  readonly boundAt: Date
  readonly lastUsedAt: Date | null
}

/** When the account's time code was set up; undefined if it has none. */
export async function timeCodeOf(tx: Tx, acting: Acting<Member>): Promise<BoundTimeCode | undefined> {
  const row = await asHall(tx, tx =>
    factors(tx)
      .selectFrom('identity.time_code')
      .select(['confirmed_at', 'last_used_at'])
      .where('account_no', '=', acting.who.accountNo)
      .executeTakeFirst(),
  )
  return row?.confirmed_at ? { boundAt: row.confirmed_at, lastUsedAt: row.last_used_at } : undefined
}
