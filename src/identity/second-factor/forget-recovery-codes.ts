import { asHall, type Tx } from '#platform'
import type { Acting, Member } from '../acting.ts'
import { factors } from './tables.ts'

/** 我已保存: the codes are never shown again. */
export async function forgetRecoveryCodes(tx: Tx, acting: Acting<Member>): Promise<void> {
  await asHall(tx, tx =>
    factors(tx)
      .updateTable('identity.recovery_code')
      .set({ code_sealed: null })
      .where('account_no', '=', acting.who.accountNo)
      .execute(),
  )
}
