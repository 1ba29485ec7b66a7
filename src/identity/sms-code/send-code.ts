import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { blindIndex, sendSms, type Tx } from '#platform'
import type { Acting } from '../acting.ts'
import { commandAsHall } from '../command.ts'
import { type Counted, counting, limit, refuseOver } from '../limits.ts'
import { identity, type SmsPurpose } from '../tables.ts'

/** Seconds until another code may be requested. */
export const codeInterval = 60
const lifetimeMinutes = 10

/** Wrong tries that a code survives. */
export const mostAttempts = 5

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
 * Texts a six-digit code, valid for ten minutes and one purpose, in a separate transaction. A repeated request within
 * a minute sends nothing if the last code is unused: that code stays valid.
 * @returns seconds until the next request.
 * @throws Refusal 'too-many'.
 */
export async function sendCode(acting: Acting, to: CodeRequest): Promise<number> {
  await countCodeRequest(acting)
  return await commandAsHall(acting, tx => issueCode(tx, acting, to))
}

/**
 * Counts a request for a code against the visitor's address, before the transaction that issues it: many visitors share
 * an address, and none of them waits for another's visit to end.
 */
export const countCodeRequest = ({ runtime, origin }: Acting): Promise<void> =>
  limit(runtime, 'sms-address', origin.ip)

/**
 * As `sendCode`, as part of a transaction, after `countCodeRequest`. A code for other content is replaced at once.
 */
export async function issueCode(tx: Tx, acting: Acting, to: CodeRequest): Promise<number> {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const counted = await keepCode(tx, acting, to, code)
  if (!counted) return await secondsToWait(tx, acting, to)
  refuseOver('sms-mobile', counted)
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

/**
 * Stores the code's hash and counts it against its number, unless an unused one for the same content was sent within the
 * last minute.
 */
async function keepCode(tx: Tx, acting: Acting, to: CodeRequest, code: string): Promise<Counted | undefined> {
  const { at } = acting
  const mobile = blindIndex(to.mobile, 'mobile')
  const content = contentOf(acting, to)
  const { rows } = await sql<Counted>`
    with kept as (insert into identity.sms_code (purpose, mobile_index, code_hash, content, sent_at, expires_at)
    select ${to.purpose}, ${mobile}, ${codeHash(code, to)}, ${content}::bytea, ${at},
      ${new Date(at.getTime() + lifetimeMinutes * 60_000)}
    where not exists (
      select from (
        select sent_at, used_at, attempts, content from identity.sms_code
        where mobile_index = ${mobile} and purpose = ${to.purpose} order by code_no desc limit 1
      ) last
      where used_at is null and attempts < ${mostAttempts} and content is not distinct from ${content}::bytea
        and sent_at > ${new Date(at.getTime() - codeInterval * 1000)})
    returning code_no),
    counted as (${counting('sms-mobile', to.mobile, sql`from kept`)})
    select * from counted`.execute(tx)
  return rows[0]
}

/** Seconds left of the minute after the last code. */
async function secondsToWait(tx: Tx, { at }: Acting, of: CodeRequest): Promise<number> {
  const { sent_at } = await identity(tx)
    .selectFrom('identity.sms_code')
    .select('sent_at')
    .where('mobile_index', '=', blindIndex(of.mobile, 'mobile'))
    .where('purpose', '=', of.purpose)
    .orderBy('code_no', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return Math.max(1, codeInterval - Math.floor((at.getTime() - sent_at.getTime()) / 1000))
}
