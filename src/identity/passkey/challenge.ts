import { randomBytes } from 'node:crypto'
import type { Tx } from '#platform'
import type { Acting } from '../acting.ts'
import { type ChallengePurpose, factors } from '../second-factor/tables.ts'
import { refuseUnverified } from './as-refusal.ts'

const lifetimeMinutes = 5

interface ChallengeFor {
  readonly purpose: ChallengePurpose
  /** undefined when the passkey itself identifies the account */
  readonly accountNo?: number
}

/** Thirty-two random bytes, base64url, bound to this visitor and one purpose. */
export async function issueChallenge(
  tx: Tx,
  acting: Acting,
  { purpose, accountNo }: ChallengeFor,
): Promise<string> {
  const challenge = randomBytes(32).toString('base64url')
  await factors(tx)
    .insertInto('identity.passkey_challenge')
    .values({
      challenge,
      purpose,
      visitor: acting.origin.visitor,
      account_no: accountNo ?? null,
      expires_at: new Date(acting.at.getTime() + lifetimeMinutes * 60_000),
    })
    .execute()
  return challenge
}

/**
 * Consumes a challenge that came back in a verified response, as part of what it allows: single use, bound to visitor
 * and purpose. @throws Refusal 'invalid' at `credential` for one that is not this visitor's, or was used meanwhile.
 */
export async function useChallenge(
  tx: Tx,
  acting: Acting,
  { challenge, purpose, accountNo }: ChallengeFor & { readonly challenge: string },
): Promise<void> {
  const { numDeletedRows } = await factors(tx)
    .deleteFrom('identity.passkey_challenge')
    .where('challenge', '=', challenge)
    .where('purpose', '=', purpose)
    .where('visitor', '=', acting.origin.visitor)
    .where('account_no', 'is not distinct from', accountNo ?? null)
    .where('expires_at', '>', acting.at)
    .executeTakeFirst()
  if (numDeletedRows !== 1n) refuseUnverified()
}
