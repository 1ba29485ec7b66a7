import { asHall, type Tx } from '#platform'
import type { Acting, Member } from '../acting.ts'
import { factors } from '../second-factor/tables.ts'

export interface Passkey {
  readonly passkeyNo: number
  readonly name: string
  readonly addedAt: Date
  readonly lastUsedAt: Date | null
}

/** The account's own passkeys, oldest first. */
export async function passkeysOf(tx: Tx, acting: Acting<Member>): Promise<Passkey[]> {
  const rows = await asHall(tx, tx =>
    factors(tx)
      .selectFrom('identity.passkey')
      .select(['passkey_no', 'name', 'added_at', 'last_used_at'])
      .where('account_no', '=', acting.who.accountNo)
      .orderBy('passkey_no')
      .execute(),
  )
  return rows.map(row => ({
    passkeyNo: row.passkey_no,
    name: row.name,
    addedAt: row.added_at,
    lastUsedAt: row.last_used_at,
  }))
}
