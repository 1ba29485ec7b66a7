import { refuse, type Tx } from '#platform'
import { identity } from '../tables.ts'
import type { RightCode } from './check-code.ts'

/**
 * Consumes the code inside the command, so that it is single-use. @throws Refusal if a concurrent command used it
 * first.
 */
export async function useCode(tx: Tx, at: Date, code: RightCode): Promise<void> {
  const used = await identity(tx)
    .updateTable('identity.sms_code')
    .set({ used_at: at })
    .where('code_no', '=', code.codeNo)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (used.numUpdatedRows !== 1n) refuse('conflict', '手机验证码已使用，请重新发送验证码。', 'smsCode')
}
