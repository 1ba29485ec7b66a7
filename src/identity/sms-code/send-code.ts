import { randomInt } from 'node:crypto'
import { blindIndex, sendSms, type Tx } from '#platform'
import type { Acting } from '../acting.ts'
import { queryAsHall } from '../command.ts'
import { limit } from '../limits.ts'
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

/**
 * Texts a six-digit code, valid for ten minutes and one purpose. A repeated request within a minute sends nothing if
 * the last code is unused: that code stays valid.
 * @returns seconds until the next request.
 * @throws Refusal 'too-many'.
 */
export async function sendCode(
  acting: Acting,
  to: { readonly purpose: SmsPurpose; readonly mobile: string; readonly about?: string },
): Promise<number> {
  const waiting = await queryAsHall(acting, tx => secondsToWait(tx, acting.at, to))
  if (waiting > 0) return waiting
  await limit(acting.runtime, 'sms-mobile', to.mobile)
  await limit(acting.runtime, 'sms-address', acting.origin.ip)
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await queryAsHall(acting, async tx => {
    await identity(tx)
      .insertInto('identity.sms_code')
      .values({
        purpose: to.purpose,
        mobile_index: blindIndex(to.mobile, 'mobile'),
        code_hash: codeHash(code, to),
        sent_at: acting.at,
        expires_at: new Date(acting.at.getTime() + lifetimeMinutes * 60_000),
      })
      .execute()
    const about = to.about ? `（${to.about}）` : ''
    const text = `验证码 ${code}，用于${wording[to.purpose]}${about}，${lifetimeMinutes} 分钟内有效。请勿告诉他人；如非本人操作，请忽略。`
    await sendSms(tx, acting.at, { mobile: to.mobile, text, code })
  })
  return codeInterval
}

/** The keyed hash of a code, bound to purpose and number; the code itself is not stored. */
export function codeHash(
  code: string,
  of: { readonly purpose: SmsPurpose; readonly mobile: string },
): Buffer {
  return blindIndex(`${of.mobile}\0${code}`, `sms-code.${of.purpose}`)
}

async function secondsToWait(tx: Tx, at: Date, of: { purpose: SmsPurpose; mobile: string }): Promise<number> {
  const last = await identity(tx)
    .selectFrom('identity.sms_code')
    .select(['sent_at', 'used_at', 'attempts'])
    .where('mobile_index', '=', blindIndex(of.mobile, 'mobile'))
    .where('purpose', '=', of.purpose)
    .orderBy('code_no', 'desc')
    .executeTakeFirst()
  if (!last || last.used_at || last.attempts >= 5) return 0
  return Math.max(0, codeInterval - Math.floor((at.getTime() - last.sent_at.getTime()) / 1000))
}
