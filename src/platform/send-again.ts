import { sql } from 'kysely'
import { wakeAfterCommit } from './background/wake-after-commit.ts'
import type { Tx } from './database.ts'
import type { SmsTables } from './sms.ts'
import { waitingSms } from './waiting-sms.ts'

/**
 * Queues refused and uncertain messages once more, by an operator's order: an uncertain one may be received twice.
 * @returns how many there were; the others are being sent or have been
 */
export async function sendAgain(tx: Tx, smsNos: readonly number[]): Promise<number> {
  const { numUpdatedRows } = await tx
    .withTables<SmsTables>()
    .updateTable('platform.sms')
    .set({ state: 'waiting', attempts: 0, next_try_at: sql<Date>`now()`, last_error: null, claim: null })
    .where('sms_no', 'in', smsNos)
    .where('state', 'in', ['refused', 'uncertain'])
    .executeTakeFirst()
  wakeAfterCommit(tx, waitingSms)
  return Number(numUpdatedRows)
}
