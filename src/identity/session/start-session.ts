import { createHash, randomBytes } from 'node:crypto'
import type { Tx } from '#platform'
import type { Acting } from '../acting.ts'
import { identity } from '../tables.ts'
import { refuseFrozenAccount } from '../unit-registration/freeze.ts'

/**
 * Starts a session and returns the token for the cookie; only its hash is stored. Records the certificate used, if any.
 * @throws Refusal 'forbidden' for an operator of a unit whose registration is frozen.
 */
export async function startSession(
  tx: Tx,
  acting: Acting,
  accountNo: number,
  certificateNo: number | null = null,
): Promise<string> {
  await refuseFrozenAccount(tx, accountNo)
  const token = randomBytes(32).toString('base64url')
  await identity(tx)
    .insertInto('identity.session')
    .values({
      token_hash: hashOf(token),
      account_no: accountNo,
      started_at: acting.at,
      last_seen_at: acting.at,
      ip: acting.origin.ip,
      agent: acting.origin.agent.slice(0, 300),
      certificate_no: certificateNo,
    })
    .execute()
  return token
}

export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
