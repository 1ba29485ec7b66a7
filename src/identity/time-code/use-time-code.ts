import { refuse, systemClock, type Tx, unseal } from '#platform'
import { sealed } from '../sealed.ts'
import { factors } from '../second-factor/tables.ts'
import { stepOf } from './totp.ts'

/**
 * Consumes a time code: its time step and all earlier ones become invalid.
 * @returns whether the code is right. @throws Refusal 'conflict' at `timeCode` if it was already used.
 */
export async function useTimeCode(
  tx: Tx,
  { accountNo, code, at }: { readonly accountNo: number; readonly code: string; readonly at: Date },
): Promise<boolean> {
  const row = await factors(tx)
    .selectFrom('identity.time_code')
    .select(['account_no', 'secret_sealed'])
    .where('account_no', '=', accountNo)
    .executeTakeFirst()
  const step = row?.secret_sealed
    ? stepOf(unseal(row.secret_sealed, sealed.timeCode, row), code, systemClock.now())
    : undefined
  if (step === undefined) return false
  const used = await factors(tx)
    .updateTable('identity.time_code')
    .set({ last_step: step, last_used_at: at })
    .where('account_no', '=', accountNo)
    .where('last_step', '<', step)
    .executeTakeFirst()
  if (used.numUpdatedRows !== 1n) {
    refuse('conflict', '这个动态验证码已经使用过，请等待下一个验证码显示后再输入。', 'timeCode')
  }
  return true
}
