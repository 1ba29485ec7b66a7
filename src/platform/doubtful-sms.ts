import type { Tx } from './database.ts'
import { codeColumn, mobileColumn, type SmsTables, textColumn } from './sms.ts'
import { unseal } from './vault.ts'

/** A message that was not sent, or of which nobody knows whether it was. */
export interface DoubtfulSms {
  readonly smsNo: number
  readonly at: Date
  readonly outcome: 'refused' | 'uncertain'
  readonly attempts: number
  readonly error: string | null
  readonly mobile: string
  /** a one-time code in it is replaced by dots */
  readonly text: string
}

const atMost = 500

/** What an operator has to decide on, oldest first, at most 500; in the hall's own scope. */
export async function doubtfulSms(tx: Tx): Promise<DoubtfulSms[]> {
  const rows = await tx
    .withTables<SmsTables>()
    .selectFrom('platform.sms')
    .selectAll()
    .where('state', 'in', ['refused', 'uncertain'])
    .orderBy('sms_no')
    .limit(atMost)
    .execute()
  return rows.map(row => ({
    smsNo: row.sms_no,
    at: row.created_at,
    outcome: row.state === 'refused' ? 'refused' : 'uncertain',
    attempts: row.attempts,
    error: row.last_error,
    mobile: unseal(row.mobile_sealed, mobileColumn, row),
    text: withoutCode(
      unseal(row.text_sealed, textColumn, row),
      row.code_sealed && unseal(row.code_sealed, codeColumn, row),
    ),
  }))
}

const withoutCode = (text: string, code: string | null) =>
  code ? text.replaceAll(code, '•'.repeat(code.length)) : text
