import { refuse, type Tx } from '#platform'
import type { Acting, Member } from '../acting.ts'
import { factorsOf } from './factors-of.ts'
import { recordChange } from './record-change.ts'
import { recoveryHash } from './recovery-codes.ts'
import { factors } from './tables.ts'

/** Consumes a recovery code and notifies the account. @throws Refusal 'invalid' at `recoveryCode`. */
export async function useRecoveryCode(tx: Tx, acting: Acting<Member>, code: string): Promise<void> {
  const { accountNo } = acting.who
  const used = await factors(tx)
    .updateTable('identity.recovery_code')
    .set({ used_at: acting.at, code_sealed: null })
    .where('account_no', '=', accountNo)
    .where('code_hash', '=', recoveryHash(accountNo, code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (used.numUpdatedRows !== 1n) {
    refuse('invalid', '恢复码不正确或已使用过，请输入另一个恢复码。', 'recoveryCode')
  }
  const { recoveryCodes } = await factorsOf(tx, accountNo)
  const words = `用恢复码登录了一次，还剩 ${recoveryCodes} 个恢复码`
  await recordChange(tx, acting, { accountNo, change: 'recovery-code-used', words })
}
