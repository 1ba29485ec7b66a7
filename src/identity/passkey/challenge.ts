import { randomBytes } from 'node:crypto'
import type { Tx } from '#platform'
import type { Acting } from '../acting.ts'
import { type ChallengePurpose, factors } from '../second-factor/tables.ts'

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
 * Consumes a challenge that came back signed; single use, bound to visitor and purpose. @returns whether it is ours.
 */
export async function takeChallenge(
  tx: Tx,
  acting: Acting,
  { challenge, purpose, accountNo }: ChallengeFor & { readonly challenge: string },
): Promise<boolean> {
  const { numDeletedRows } = await factors(tx)
    .deleteFrom('identity.passkey_challenge')
    .where('challenge', '=', challenge)
    .where('purpose', '=', purpose)
    .where('visitor', '=', acting.origin.visitor)
    .where('account_no', 'is not distinct from', accountNo ?? null)
    .where('expires_at', '>', acting.at)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
