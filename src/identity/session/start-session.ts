import { createHash, randomBytes } from 'node:crypto'
import type { Tx } from '#platform'
import type { Acting } from '../acting.ts'
import { identity } from '../tables.ts'

/**
 * Starts a session and returns the token for the cookie; only its hash is stored. Records the certificate used, if any.
 */
export async function startSession(
  tx: Tx,
  acting: Acting,
  accountNo: number,
  certificateNo: number | null = null,
): Promise<string> {
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
