import { sql } from 'kysely'
import type { Db, Tx } from './database.ts'
import { blindIndex, seal, unseal } from './vault.ts'

type SmsTables = {
  'platform.sms': {
    sms_no: number
    mobile_index: Buffer
    mobile_sealed: Buffer
    text_sealed: Buffer
    code_sealed: Buffer | null
    created_at: Date
    delivered_at: Date | null
    attempts: number
    next_try_at: Date
  }
}

const place = 'platform.sms'
const signature = '【社保网厅】'

export interface Sms {
  readonly mobile: string
  readonly text: string
  /** the one-time code in the text, if there is one; shown by the simulated phone */
  readonly code?: string
}

/** Queues a text message as part of the transaction that causes it: it goes out if and only if that commits. */
export async function sendSms(tx: Tx, at: Date, sms: Sms): Promise<void> {
  await sql`insert into platform.sms (mobile_index, mobile_sealed, text_sealed, code_sealed, created_at, next_try_at)
    values (${blindIndex(sms.mobile, 'mobile')}, ${seal(sms.mobile, place)}, ${seal(signature + sms.text, place)},
      ${sms.code === undefined ? null : seal(sms.code, place)}, ${at}, ${at})`.execute(tx)
}

export interface ReceivedSms {
  readonly at: Date
  readonly mobile: string
  readonly text: string
  readonly code: string | null
}

/** What the simulated phone shows: the messages to one number, newest first, at most fifty. */
export async function messagesTo(db: Db, mobile: string): Promise<ReceivedSms[]> {
  const rows = await db
    .withTables<SmsTables>()
    .selectFrom('platform.sms')
    .select(['created_at', 'text_sealed', 'code_sealed'])
    .where('mobile_index', '=', blindIndex(mobile, 'mobile'))
    .orderBy('sms_no', 'desc')
    .limit(50)
    .execute()
  return rows.map(row => ({
    at: row.created_at,
    mobile,
    text: unseal(row.text_sealed, place),
    code: row.code_sealed && unseal(row.code_sealed, place),
  }))
}

/** How a message leaves the house; throws when the gateway did not take it. */
export type SmsCarrier = (sms: Sms) => Promise<void>

/** Hands waiting messages to the carrier, at most twenty a call, each again later if it fails. Returns how many. */
export async function deliverWaitingSms(db: Db, carrier: SmsCarrier, at: Date): Promise<number> {
  return await db.transaction().execute(async tx => {
    const waiting = await tx
      .withTables<SmsTables>()
      .selectFrom('platform.sms')
      .selectAll()
      .where('delivered_at', 'is', null)
      .where('next_try_at', '<=', at)
      .where('attempts', '<', 12)
      .orderBy('sms_no')
      .limit(20)
      .forUpdate()
      .skipLocked()
      .execute()
    for (const row of waiting) {
      const fault = await carrier({
        mobile: unseal(row.mobile_sealed, place),
        text: unseal(row.text_sealed, place),
      }).then(
        () => undefined,
        (error: unknown) => String(error),
      )
      await recordAttempt(tx, row.sms_no, row.attempts, at, fault)
    }
    return waiting.length
  })
}

/** A message refused by the gateway waits 10 s, then twice as long each time. */
async function recordAttempt(tx: Tx, smsNo: number, before: number, at: Date, fault?: string) {
  const next = new Date(at.getTime() + 10_000 * 2 ** Math.min(before, 10))
  await sql`update platform.sms set attempts = attempts + 1, next_try_at = ${next}, last_error = ${fault ?? null},
    delivered_at = ${fault === undefined ? at : null} where sms_no = ${smsNo}`.execute(tx)
}
