import { sql } from 'kysely'
import { blindIndex } from './blind-index.ts'
import type { Db, Tx } from './database.ts'
import { enterScope, hall } from './scope.ts'
import { seal, unseal } from './vault.ts'

export type SmsTables = {
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

export const place = 'platform.sms'

const signature = '【社保网厅】'

export interface Sms {
  readonly mobile: string
  readonly text: string
  /** the one-time code in the text, if any; shown by the simulated phone */
  readonly code?: string
}

/** Queues a text message in the caller's transaction: it is sent if and only if that commits. */
export async function sendSms(tx: Tx, at: Date, sms: Sms): Promise<void> {
  await sql`insert into platform.sms (mobile_index, mobile_sealed, text_sealed, code_sealed, created_at, next_try_at)
    values (${blindIndex(sms.mobile, 'mobile')}, ${seal(sms.mobile, place)}, ${seal(signature + sms.text, place)},
      ${sms.code === undefined ? null : seal(sms.code, place)}, ${at}, ${at})`.execute(tx)
}

/** As `sendSms`, for many at once: in one statement, however many there are. */
export async function sendManySms(tx: Tx, at: Date, messages: readonly Omit<Sms, 'code'>[]): Promise<void> {
  const indexes = messages.map(({ mobile }) => blindIndex(mobile, 'mobile'))
  const mobiles = messages.map(({ mobile }) => seal(mobile, place))
  const texts = messages.map(({ text }) => seal(signature + text, place))
  await sql`insert into platform.sms (mobile_index, mobile_sealed, text_sealed, created_at, next_try_at)
    select mobile_index, mobile_sealed, text_sealed, ${at}, ${at}
    from unnest(${indexes}::bytea[], ${mobiles}::bytea[], ${texts}::bytea[])
      as message (mobile_index, mobile_sealed, text_sealed)`.execute(tx)
}

export interface ReceivedSms {
  readonly at: Date
  readonly mobile: string
  readonly text: string
  readonly code: string | null
}

/** The simulated phone's inbox: messages to one number, newest first, at most fifty. */
export async function messagesTo(db: Db, mobile: string): Promise<ReceivedSms[]> {
  const rows = await db.transaction().execute(async tx => {
    await enterScope(tx, hall)
    return await tx
      .withTables<SmsTables>()
      .selectFrom('platform.sms')
      .select(['created_at', 'text_sealed', 'code_sealed'])
      .where('mobile_index', '=', blindIndex(mobile, 'mobile'))
      .orderBy('sms_no', 'desc')
      .limit(50)
      .execute()
  })
  return rows.map(row => ({
    at: row.created_at,
    mobile,
    text: unseal(row.text_sealed, place),
    code: row.code_sealed && unseal(row.code_sealed, place),
  }))
}
