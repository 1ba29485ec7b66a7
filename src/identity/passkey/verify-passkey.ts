import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { refuse, type Tx } from '#platform'
import type { Acting } from '../acting.ts'
import { type ChallengePurpose, factors } from '../second-factor/tables.ts'
import { asRefusal } from './as-refusal.ts'
import { takeChallenge } from './challenge.ts'
import { readAssertion } from './credential.ts'
import { getRelyingParty } from './relying-party.ts'

interface Given {
  readonly site: string
  readonly credential: string
  readonly purpose: ChallengePurpose
  /** the expected account; undefined if the passkey itself identifies it */
  readonly accountNo?: number
}

/**
 * Verifies a passkey signature (W3C WebAuthn 7.2): challenge, origin, domain, user presence and verification, and an
 * increasing counter.
 * @returns the account. @throws Refusal 'invalid' at `credential`.
 */
export async function verifyPasskey(tx: Tx, acting: Acting, given: Given): Promise<number> {
  const party = getRelyingParty(given.site)
  const response = readAssertion(given.credential)
  const { accountNo, purpose } = given
  const passkey = await factors(tx)
    .selectFrom('identity.passkey')
    .selectAll()
    .where('credential_id', '=', response.id)
    .forUpdate()
    .executeTakeFirst()
  if (!passkey || (accountNo !== undefined && passkey.account_no !== accountNo)) {
    return refuse('invalid', '没有找到这个通行密钥对应的账号，可能已被删除。', 'credential')
  }
  const { verified, authenticationInfo } = await asRefusal(
    verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge =>
        takeChallenge(tx, acting, { challenge, purpose, ...(accountNo === undefined ? {} : { accountNo }) }),
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: {
        id: passkey.credential_id,
        publicKey: new Uint8Array(passkey.public_key),
        counter: passkey.counter,
      },
    }),
  )
  if (!verified) refuse('invalid', '通行密钥没有通过验证，请再试一次。', 'credential')
  await factors(tx)
    .updateTable('identity.passkey')
    .set({ counter: authenticationInfo.newCounter, last_used_at: acting.at })
    .where('passkey_no', '=', passkey.passkey_no)
    .execute()
  return passkey.account_no
}
