import type { Tx } from '#platform'
import type { Acting } from '../acting.ts'
import { type ChallengePurpose, factors } from '../second-factor/tables.ts'
import { refuseUnverified } from './as-refusal.ts'
import { useChallenge } from './challenge.ts'
import type { VerifiedPasskey } from './verify-passkey.ts'

/**
 * Consumes a verified signature inside what it allows: its challenge serves once, and its counter must still be above
 * the last one, whichever visits came between. @throws Refusal 'invalid' at `credential`.
 */
export async function usePasskey(
  tx: Tx,
  acting: Acting,
  { passkeyNo, accountNo, challenge, counter }: VerifiedPasskey,
  purpose: Exclude<ChallengePurpose, 'registration'>,
): Promise<void> {
  const account = purpose === 'login' ? {} : { accountNo }
  await useChallenge(tx, acting, { challenge, purpose, ...account })
  const { numUpdatedRows } = await factors(tx)
    .updateTable('identity.passkey')
    .set({ counter, last_used_at: acting.at })
    .where('passkey_no', '=', passkeyNo)
    .where(row => row.or([row('counter', '<', counter), row('counter', '=', counter).and('counter', '=', 0)]))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) refuseUnverified()
}
