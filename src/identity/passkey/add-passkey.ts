import { verifyRegistrationResponse } from '@simplewebauthn/server'
import { asHall, refuse, type Tx } from '#platform'
import type { Acting, Member } from '../acting.ts'
import type { Inside } from '../second-factor/complete-login.ts'
import { factorsOf } from '../second-factor/factors-of.ts'
import { recordAndRenew } from '../second-factor/record-change.ts'
import { makeRecoveryCodes } from '../second-factor/recovery-codes.ts'
import { factors } from '../second-factor/tables.ts'
import { asRefusal } from './as-refusal.ts'
import { useChallenge } from './challenge.ts'
import { algorithms, readRegistration } from './credential.ts'
import { readPasskeyName } from './read-passkey-name.ts'
import { getRelyingParty } from './relying-party.ts'

/**
 * 添加通行密钥, second step: verifies the authenticator's response, before the transaction begins. Ends all other
 * sessions; the first second factor also creates recovery codes.
 * @returns a new session token. @throws Refusal 'invalid' at `name` or `credential`.
 */
export async function addPasskey(
  tx: Tx,
  acting: Acting<Member>,
  given: { readonly site: string; readonly name: string; readonly credential: string },
): Promise<Inside> {
  const { accountNo } = acting.who
  const name = readPasskeyName(given.name)
  const response = readRegistration(given.credential)
  const party = getRelyingParty(given.site)
  let challenge = ''
  const { registrationInfo } = await asRefusal(
    verifyRegistrationResponse({
      response,
      expectedChallenge(signed) {
        challenge = signed
        return true
      },
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    }),
  )
  if (!registrationInfo) return refuse('invalid', '通行密钥没有通过验证，请重新添加。', 'credential')
  const { credential } = registrationInfo
  return await asHall(tx, async tx => {
    await useChallenge(tx, acting, { challenge, purpose: 'registration', accountNo })
    const added = await factors(tx)
      .insertInto('identity.passkey')
      .values({
        account_no: accountNo,
        credential_id: credential.id,
        public_key: Buffer.from(credential.publicKey),
        counter: credential.counter,
        transports: response.response.transports,
        name,
        added_at: acting.at,
      })
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst()
    if (added.numInsertedOrUpdatedRows !== 1n) refuse('conflict', '这个通行密钥已经添加过。', 'credential')
    const { recoveryCodes } = await factorsOf(tx, accountNo)
    if (recoveryCodes === 0) await makeRecoveryCodes(tx, acting, accountNo)
    const words = `添加了通行密钥“${name}”`
    return await recordAndRenew(tx, acting, { accountNo, change: 'passkey-added', words })
  })
}
