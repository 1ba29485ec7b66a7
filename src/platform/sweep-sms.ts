import type { Runtime } from './runtime.ts'

/** Long enough to answer questions about why a message was sent. */
const daysSent = 30

/** Long enough for an operator to decide on a message that was not sent, or perhaps was. */
const daysDoubtful = 90

/** Deletes messages with number and text: sent ones after 30 days, refused and uncertain ones after 90. */
export async function sweepSms({ bulk, clock }: Pick<Runtime, 'bulk' | 'clock'>): Promise<void> {
  await bulk.query(
    `delete from platform.sms where (state = 'sent' and created_at < $1::timestamptz - $2 * interval '1 day')
      or (state in ('refused', 'uncertain') and created_at < $1::timestamptz - $3 * interval '1 day')`,
    [clock.now(), daysSent, daysDoubtful],
  )
}
