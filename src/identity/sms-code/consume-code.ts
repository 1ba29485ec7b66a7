import { sql } from 'kysely'
import { blindIndex, Refusal, refuse, type Tx } from '#platform'
import type { Acting } from '../acting.ts'
import type { SmsPurpose } from '../tables.ts'
import { readSmsCode } from './read-sms-code.ts'
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
 * counted by the statement that compares it, and the refusal keeps the count: the caller has written nothing before.
 * @throws Refusal 'invalid' beside `smsCode`, 'conflict' where the content has changed since the code was sent.
 */
export async function consumeCode(tx: Tx, acting: Acting, given: TypedCode): Promise<void> {
  const content = contentOf(acting, given)
  const right = codeHash(readSmsCode(given.code), given)
  const { rows } = await sql<{ used: boolean; same: boolean }>`
    update identity.sms_code set
      used_at = case when code_hash = ${right} and content = ${content}::bytea then ${acting.at}::timestamptz end,
      attempts = attempts + case when code_hash <> ${right} and content = ${content}::bytea then 1 else 0 end
    where code_no = ${latest(given)} and expires_at > ${acting.at} and attempts < ${mostAttempts} and used_at is null
    returning used_at is not null as used, content is not distinct from ${content}::bytea as same`.execute(tx)
  const [last] = rows
  if (last?.used) return
  if (!last) return refuse('invalid', '手机验证码已失效，请重新发送验证码。', 'smsCode')
  if (!last.same) {
    refuse('conflict', '验证码发送后申报内容有变化，该验证码已失效。请核对内容后重新发送验证码。', 'smsCode')
  }
  const sentence = '手机验证码不正确，请输入您接收到的验证码。'
  throw new Refusal('invalid', [{ field: 'smsCode', sentence }], { keeps: true })
}

/** The last code sent for this purpose and number that is unused. */
const latest = ({ mobile, purpose }: TypedCode) => sql<number>`(
  select code_no from identity.sms_code
  where mobile_index = ${blindIndex(mobile, 'mobile')} and purpose = ${purpose} and used_at is null
  order by code_no desc limit 1)`
