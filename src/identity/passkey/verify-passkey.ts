import { verifyAuthenticationResponse } from '@simplewebauthn/server'
import { refuse } from '#platform'
import type { Acting } from '../acting.ts'
import { queryAsHall } from '../command.ts'
import { factors } from '../second-factor/tables.ts'
import { asRefusal } from './as-refusal.ts'
import { readAssertion } from './credential.ts'
import { getRelyingParty } from './relying-party.ts'

/** What a right signature proves, until `usePasskey` consumes it. */
export interface VerifiedPasskey {
  readonly passkeyNo: number
  readonly accountNo: number
  readonly challenge: string
  /** the authenticator's count of signatures, 0 from one that does not count */
  readonly counter: number
}

/**
 * Verifies a passkey signature (W3C WebAuthn 7.2) outside any transaction: origin, domain, user presence and
 * verification, and an increasing counter. Whether the challenge is ours and the counter still increases is for
 * `usePasskey`.
 * @param given `accountNo` is the expected account; undefined if the passkey itself identifies it.
 * @throws Refusal 'invalid' at `credential`.
 */
export async function verifyPasskey(
  acting: Acting,
  given: { readonly site: string; readonly credential: string; readonly accountNo?: number },
): Promise<VerifiedPasskey> {
  const party = getRelyingParty(given.site)
  const response = readAssertion(given.credential)
  const { accountNo } = given
  const passkey = await queryAsHall(acting, tx =>
    factors(tx)
      .selectFrom('identity.passkey')
      .selectAll()
      .where('credential_id', '=', response.id)
      .executeTakeFirst(),
  )
  if (!passkey || (accountNo !== undefined && passkey.account_no !== accountNo)) {
    return refuse('invalid', '没有找到这个通行密钥对应的账号，可能已被删除。', 'credential')
  }
  let signed = ''
  const { verified, authenticationInfo } = await asRefusal(
    verifyAuthenticationResponse({
      response,
      expectedChallenge(challenge) {
        signed = challenge
        return true
      },
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
  return {
    passkeyNo: passkey.passkey_no,
    accountNo: passkey.account_no,
    challenge: signed,
    counter: authenticationInfo.newCounter,
  }
}
