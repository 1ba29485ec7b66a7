import { type Selectable, sql } from 'kysely'
import type { Db, Tx } from './database.ts'
import { enterScope, hall } from './scope.ts'
import { mobileColumn, type Sms, type SmsTables, textColumn } from './sms.ts'
import { unseal } from './vault.ts'

/** Sends a message; throws if the gateway did not accept it. */
export type SmsCarrier = (sms: Sms) => Promise<void>

/** Delivers at most twenty pending messages, rescheduling those that fail. @returns how many were sent. */
export async function deliverWaitingSms(db: Db, carrier: SmsCarrier, at: Date): Promise<number> {
  return await db.transaction().execute(async tx => {
    await enterScope(tx, hall)
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
      const fault = await carry(carrier, row).then(
        () => undefined,
        (error: unknown) => String(error),
      )
      await recordAttempt(tx, row.sms_no, row.attempts, at, fault)
    }
    return waiting.length
  })
}

/** One message that cannot be opened must not keep the others waiting, so opening belongs to what may fail. */
async function carry(carrier: SmsCarrier, row: Selectable<SmsTables['platform.sms']>): Promise<void> {
  await carrier({
    mobile: unseal(row.mobile_sealed, mobileColumn, row),
    text: unseal(row.text_sealed, textColumn, row),
  })
}

/** Retry delay after a gateway failure: 10 s, doubled each time. */
async function recordAttempt(tx: Tx, smsNo: number, before: number, at: Date, fault?: string) {
  const next = new Date(at.getTime() + 10_000 * 2 ** Math.min(before, 10))
  await sql`update platform.sms set attempts = attempts + 1, next_try_at = ${next}, last_error = ${fault ?? null},
    delivered_at = ${fault === undefined ? at : null} where sms_no = ${smsNo}`.execute(tx)
}
