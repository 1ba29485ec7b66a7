import { randomInt } from 'node:crypto'
import { blindIndex, sendSms, type Tx } from '#platform'
import type { Acting } from '../acting.ts'
import { commandAsHall } from '../command.ts'
import { limitAll } from '../limits.ts'
import { identity, type SmsPurpose } from '../tables.ts'

/** Seconds until another code may be requested. */
export const codeInterval = 60
const lifetimeMinutes = 10

/** The purpose as worded in the message. */
const wording: Record<SmsPurpose, string> = {
  'person-registration': '注册网上服务个人用户',
  'person-password': '重置个人网厅密码',
  'unit-registration': '开通单位社保网上服务',
  'administrator-registration': '注册单位管理员',
  'unit-login': '登录单位网厅',
  'unit-password': '重置单位网厅密码',
  submission: '确认申报提交',
}

export interface CodeRequest {
  readonly purpose: SmsPurpose
  readonly mobile: string
  readonly about?: string
  /** SHA-256 of what the code confirms, hex; only the same content can be confirmed by it */
  readonly content?: string
}

/**
 * Texts a six-digit code, valid for ten minutes and one purpose, in a transaction of its own. A repeated request within
 * a minute sends nothing if the last code is unused: that code stays valid.
 * @returns seconds until the next request.
 * @throws Refusal 'too-many'.
 */
export const sendCode = (acting: Acting, to: CodeRequest): Promise<number> =>
  commandAsHall(acting, tx => issueCode(tx, acting, to))

/** As `sendCode`, as part of a transaction. A code for other content is replaced at once. */
export async function issueCode(tx: Tx, acting: Acting, to: CodeRequest): Promise<number> {
  const waiting = await secondsToWait(tx, acting, to)
  if (waiting > 0) return waiting
  await limitAll(tx, [
    ['sms-mobile', to.mobile],
    ['sms-address', acting.origin.ip],
  ])
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await identity(tx)
    .insertInto('identity.sms_code')
    .values({
      purpose: to.purpose,
      mobile_index: blindIndex(to.mobile, 'mobile'),
      code_hash: codeHash(code, to),
      content: contentOf(acting, to),
      sent_at: acting.at,
      expires_at: new Date(acting.at.getTime() + lifetimeMinutes * 60_000),
    })
    .execute()
  const about = to.about ? `（${to.about}）` : ''
  const text = `验证码 ${code}，用于${wording[to.purpose]}${about}，${lifetimeMinutes} 分钟内有效。请勿告诉他人；如非本人操作，请忽略。`
  await sendSms(tx, acting.at, { mobile: to.mobile, text, code })
  return codeInterval
}

/** What a code confirms, bound to the account that asked for it; null for codes that prove a number only. */
export function contentOf({ who }: Acting, { content }: Pick<CodeRequest, 'content'>): Buffer | null {
  if (content === undefined) return null
  return blindIndex(`${'accountNo' in who ? who.accountNo : ''}\0${content}`, 'sms-code.content')
}

/** The keyed hash of a code, bound to purpose and number; the code itself is not stored. */
export function codeHash(
  code: string,
  of: { readonly purpose: SmsPurpose; readonly mobile: string },
): Buffer {
  return blindIndex(`${of.mobile}\0${code}`, `sms-code.${of.purpose}`)
}

async function secondsToWait(tx: Tx, acting: Acting, of: CodeRequest): Promise<number> {
  const last = await identity(tx)
    .selectFrom('identity.sms_code')
    .select(['sent_at', 'used_at', 'attempts', 'content'])
    .where('mobile_index', '=', blindIndex(of.mobile, 'mobile'))
    .where('purpose', '=', of.purpose)
    .orderBy('code_no', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last || last.used_at || last.attempts >= 5) return 0
  const content = contentOf(acting, of)
  if (content && !last.content?.equals(content)) return 0
  return Math.max(0, codeInterval - Math.floor((acting.at.getTime() - last.sent_at.getTime()) / 1000))
}
