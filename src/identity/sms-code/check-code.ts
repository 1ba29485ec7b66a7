import { blindIndex, refuse } from '#platform'
import type { Acting } from '../acting.ts'
import { commandAsHall } from '../command.ts'
import { identity, type SmsPurpose } from '../tables.ts'
import { readSmsCode } from './read-sms-code.ts'
import { codeHash, mostAttempts } from './send-code.ts'

/** A verified code, to be consumed inside the command it authorises. */
export interface RightCode {
  readonly codeNo: number
}

/**
 * Compares a typed code with the last one sent for this purpose and number. Every wrong attempt is counted; a right
 * code stays valid until the command it authorises succeeds.
 * @throws Refusal 'invalid' at `field`.
 */
export async function checkCode(
  acting: Acting,
  given: { readonly purpose: SmsPurpose; readonly mobile: string; readonly code: string },
  field = 'smsCode',
): Promise<RightCode> {
  const code = readSmsCode(given.code, field)
  const found = await commandAsHall(acting, async tx => {
    const row = await identity(tx)
      .selectFrom('identity.sms_code')
      .select(['code_no', 'code_hash', 'attempts', 'expires_at'])
      .where('mobile_index', '=', blindIndex(given.mobile, 'mobile'))
      .where('purpose', '=', given.purpose)
      .where('used_at', 'is', null)
      .orderBy('code_no', 'desc')
      .forUpdate()
      .executeTakeFirst()
    if (!row || row.expires_at <= acting.at || row.attempts >= mostAttempts) return 'none'
    if (row.code_hash.equals(codeHash(code, given))) return { codeNo: row.code_no }
    await identity(tx)
      .updateTable('identity.sms_code')
      .set({ attempts: row.attempts + 1 })
      .where('code_no', '=', row.code_no)
      .execute()
    return 'wrong'
  })
  if (found === 'none') refuse('invalid', '手机验证码已失效，请重新发送验证码。', field)
  if (found === 'wrong') refuse('invalid', '手机验证码不正确，请输入您接收到的验证码。', field)
  return found
}
