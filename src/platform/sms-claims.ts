import type { Runtime } from './runtime.ts'

/** A message that this process alone may send, until its claim expires. */
export interface Claimed {
  readonly sms_no: number
  readonly seal_id: string
  readonly mobile_index: Buffer
  readonly mobile_sealed: Buffer
  readonly text_sealed: Buffer
  readonly claim: string
}

export interface Outcome {
  readonly claimed: Claimed
  readonly outcome: 'sent' | 'refused' | 'uncertain'
  readonly error?: string
}

/** Several times as long as the gateway may take, so that only an ended process leaves a claim behind. */
const lease = '60 seconds'

/** Claims at most `most` messages that are due; the function in migrations/0034-platform-sms-claims.sql says which. */
export async function claimSms({ bulk }: Pick<Runtime, 'bulk'>, most: number): Promise<Claimed[]> {
  const { rows } = await bulk.query<Claimed>('select * from platform.claim_sms($1, $2)', [most, lease])
  return rows
}

/**
 * Records what became of claimed messages. One that was refused is tried again after 10 s, doubled each time, until
 * the twelfth. An answer that comes after the claim has expired is still believed: the message was uncertain, no more.
 */
export async function settleSms(
  { bulk, clock }: Pick<Runtime, 'bulk' | 'clock'>,
  outcomes: readonly Outcome[],
): Promise<void> {
  await bulk.query(
    `update platform.sms s set claim = null, claimed_until = null, last_error = o.error,
      state = case when o.outcome <> 'refused' then o.outcome when s.attempts < 11 then 'waiting' else 'refused' end,
      delivered_at = case o.outcome when 'sent' then $1::timestamptz end,
      attempts = s.attempts + 1,
      next_try_at = case o.outcome when 'refused' then now() + interval '10 seconds' * 2 ^ least(s.attempts, 10)
        else s.next_try_at end
    from unnest($2::bigint[], $3::uuid[], $4::text[], $5::text[]) as o (sms_no, claim, outcome, error)
    where s.sms_no = o.sms_no and s.claim = o.claim and s.state in ('sending', 'uncertain')`,
    [
      clock.now(),
      outcomes.map(({ claimed }) => claimed.sms_no),
      outcomes.map(({ claimed }) => claimed.claim),
      outcomes.map(({ outcome }) => outcome),
      outcomes.map(({ error }) => error ?? null),
    ],
  )
}
