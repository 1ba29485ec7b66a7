import { randomUUID } from 'node:crypto'
import { type Generated, sql } from 'kysely'
import { wakeAfterCommit } from './background/wake-after-commit.ts'
import { blindIndex } from './blind-index.ts'
import type { Db, Tx } from './database.ts'
import { enterScope, hall } from './scope.ts'
import type { SealedColumn } from './seals/sealed-column.ts'
import { seal, unseal } from './vault.ts'
import { waitingSms } from './waiting-sms.ts'

/** migrations/0034-platform-sms-claims.sql says what each is. */
type SmsState = 'waiting' | 'sending' | 'sent' | 'refused' | 'uncertain'

export type SmsTables = {
  'platform.sms': {
    sms_no: number
    seal_id: string
    mobile_index: Buffer
    mobile_sealed: Buffer
    text_sealed: Buffer
    code_sealed: Buffer | null
    created_at: Date
    delivered_at: Date | null
    attempts: number
    next_try_at: Generated<Date>
    state: Generated<SmsState>
    last_error: string | null
    claim: string | null
  }
}

const sealedIn = <Column extends string>(column: Column) =>
  ({
    table: 'platform.sms',
    column,
    row: ['seal_id', 'mobile_index'],
    before: 'platform.sms',
  }) as const satisfies SealedColumn

export const mobileColumn = sealedIn('mobile_sealed')
export const textColumn = sealedIn('text_sealed')
export const codeColumn = sealedIn('code_sealed')

/** The sealed columns of text messages. */
export const sealedSms: readonly SealedColumn[] = [mobileColumn, textColumn, codeColumn]

const signature = '【社保网厅】'

export interface Sms {
  readonly mobile: string
  readonly text: string
  /** the one-time code in the text, if any; shown by the simulated phone */
  readonly code?: string
}

/** Queues a text message in the caller's transaction: it is sent if and only if that commits. */
export async function sendSms(tx: Tx, at: Date, sms: Sms): Promise<void> {
  const row = { seal_id: randomUUID(), mobile_index: blindIndex(sms.mobile, 'mobile') }
  const mobile = seal(sms.mobile, mobileColumn, row)
  const text = seal(signature + sms.text, textColumn, row)
  const code = sms.code === undefined ? null : seal(sms.code, codeColumn, row)
  await sql`insert into platform.sms
    (seal_id, mobile_index, mobile_sealed, text_sealed, code_sealed, created_at)
    values (${row.seal_id}, ${row.mobile_index}, ${mobile}, ${text}, ${code}, ${at})`.execute(tx)
  wakeAfterCommit(tx, waitingSms)
}

/** As `sendSms`, for many at once: in one statement, however many there are. */
export async function sendManySms(tx: Tx, at: Date, messages: readonly Omit<Sms, 'code'>[]): Promise<void> {
  const rows = messages.map(({ mobile, text }) => {
    const row = { seal_id: randomUUID(), mobile_index: blindIndex(mobile, 'mobile') }
    return {
      ...row,
      mobile: seal(mobile, mobileColumn, row),
      text: seal(signature + text, textColumn, row),
    }
  })
  await sql`insert into platform.sms (seal_id, mobile_index, mobile_sealed, text_sealed, created_at)
    select seal_id, mobile_index, mobile_sealed, text_sealed, ${at}
    from unnest(${rows.map(row => row.seal_id)}::uuid[], ${rows.map(row => row.mobile_index)}::bytea[],
        ${rows.map(row => row.mobile)}::bytea[], ${rows.map(row => row.text)}::bytea[])
      as message (seal_id, mobile_index, mobile_sealed, text_sealed)`.execute(tx)
  wakeAfterCommit(tx, waitingSms)
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
      .select(['created_at', 'seal_id', 'mobile_index', 'text_sealed', 'code_sealed'])
      .where('mobile_index', '=', blindIndex(mobile, 'mobile'))
      .orderBy('sms_no', 'desc')
      .limit(50)
      .execute()
  })
  return rows.map(row => ({
    at: row.created_at,
    mobile,
    text: unseal(row.text_sealed, textColumn, row),
    code: row.code_sealed && unseal(row.code_sealed, codeColumn, row),
  }))
}
