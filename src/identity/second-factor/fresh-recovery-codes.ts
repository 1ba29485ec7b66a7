import { asHall, type Tx, unseal } from '#platform'
import type { Acting, Member } from '../acting.ts'
import { sealed } from '../sealed.ts'
import { shownMinutes } from './recovery-codes.ts'
import { factors } from './tables.ts'

/** New codes still to be written down, readable until confirmed and for at most ten minutes. */
export async function freshRecoveryCodes(tx: Tx, acting: Acting<Member>): Promise<string[]> {
  const rows = await asHall(tx, tx =>
    factors(tx)
      .selectFrom('identity.recovery_code')
      .select(['account_no', 'code_hash', 'code_sealed'])
      .where('account_no', '=', acting.who.accountNo)
      .where('made_at', '>', new Date(acting.at.getTime() - shownMinutes * 60_000))
      .orderBy('code_hash')
      .execute(),
  )
  return rows.flatMap(row => (row.code_sealed ? [unseal(row.code_sealed, sealed.recoveryCode, row)] : []))
}
