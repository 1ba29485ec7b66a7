import { sql } from 'kysely'
import { blindIndex, Refusal, refuse, type Tx } from '#platform'
import type { Acting } from '../acting.ts'
import { identity, type SmsPurpose } from '../tables.ts'
import { checkCode } from './check-code.ts'
import { codeHash, contentOf, mostAttempts } from './send-code.ts'

interface TypedCode {
  readonly purpose: SmsPurpose
  readonly mobile: string
  readonly code: string
  /** SHA-256 of what is confirmed now, hex */
  readonly content: string
}

/**
 * Uses up the code that was sent for exactly this content, as part of the transaction it confirms. A wrong one is
 * counted after the rollback.
 * @throws Refusal 'invalid' beside `smsCode`, 'conflict' where the content has changed since the code was sent.
 */
export async function consumeCode(tx: Tx, acting: Acting, given: TypedCode): Promise<void> {
  const content = contentOf(acting, given)
  const used = await identity(tx)
    .updateTable('identity.sms_code')
    .set({ used_at: acting.at })
    .where('code_no', '=', latest(given))
    .where('code_hash', '=', codeHash(given.code.trim(), given))
    .where('content', '=', content)
    .where('expires_at', '>', acting.at)
    .where('attempts', '<', mostAttempts)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  if (used.numUpdatedRows === 1n) return
  const last = await identity(tx)
    .selectFrom('identity.sms_code')
    .select(['content', 'expires_at'])
    .where('code_no', '=', latest(given))
    .executeTakeFirst()
  if (last && last.expires_at > acting.at && content && !last.content?.equals(content)) {
    refuse('conflict', '验证码发送后申报内容有变化，该验证码已失效。请核对内容后重新发送验证码。', 'smsCode')
  }
  const sentence = last
    ? '手机验证码不正确，请输入您接收到的验证码。'
    : '手机验证码已失效，请重新发送验证码。'
  throw new Refusal('invalid', [{ field: 'smsCode', sentence }], () => checkCode(acting, given))
}

/** The last code sent for this purpose and number that is unused. */
const latest = ({ mobile, purpose }: TypedCode) => sql<number>`(
  select code_no from identity.sms_code
  where mobile_index = ${blindIndex(mobile, 'mobile')} and purpose = ${purpose} and used_at is null
  order by code_no desc limit 1)`
