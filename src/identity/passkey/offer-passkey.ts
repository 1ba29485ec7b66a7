import { generateRegistrationOptions } from '@simplewebauthn/server'
import { asHall, blindIndex, refuse, type Tx } from '#platform'
import type { Acting, Member } from '../acting.ts'
import { queryAsHall } from '../command.ts'
import { type FreshProof, proveAgain } from '../second-factor/prove-again.ts'
import { factors } from '../second-factor/tables.ts'
import { issueChallenge } from './challenge.ts'
import { algorithms } from './credential.ts'
import { getRelyingParty } from './relying-party.ts'

const most = 10

/**
 * 添加通行密钥, first step.
 * @returns the challenge to sign. @throws Refusal at `password`, 'conflict' if passkeys are not available here or the
 * account already has ten.
 */
export async function offerPasskey(
  tx: Tx,
  acting: Acting<Member>,
  given: { readonly site: string; readonly proof: FreshProof },
): Promise<string> {
  getRelyingParty(given.site)
  await proveAgain(acting, given.proof)
  const { accountNo } = acting.who
  return await asHall(tx, async tx => {
    const have = await factors(tx)
      .selectFrom('identity.passkey')
      .select('passkey_no')
      .where('account_no', '=', accountNo)
      .execute()
    if (have.length >= most) refuse('conflict', `最多添加 ${most} 个通行密钥，请先删除不用的。`)
    return await issueChallenge(tx, acting, { purpose: 'registration', accountNo })
  })
}

/**
 * The browser's creation options for an offered challenge (PublicKeyCredentialCreationOptionsJSON): a discoverable key
 * with user verification (fingerprint, face or PIN), so that it can log in on its own.
 * @throws Refusal 'not-found' after five minutes.
 */
export async function passkeyOffer(
  acting: Acting<Member>,
  { challenge, site }: { readonly challenge: string; readonly site: string },
): Promise<object> {
  const { accountNo, name } = acting.who
  const party = getRelyingParty(site)
  const known = await queryAsHall(acting, async tx => {
    const offered = await factors(tx)
      .selectFrom('identity.passkey_challenge')
      .select('challenge')
      .where('challenge', '=', challenge)
      .where('account_no', '=', accountNo)
      .where('purpose', '=', 'registration')
      .where('expires_at', '>', acting.at)
      .executeTakeFirst()
    if (!offered) return undefined
    return await factors(tx)
      .selectFrom('identity.passkey')
      .select(['credential_id', 'transports'])
      .where('account_no', '=', accountNo)
      .execute()
  })
  if (!known) return refuse('not-found', '添加通行密钥已超时，请重新开始添加。')
  return await generateRegistrationOptions({
    rpName: '社保网厅',
    rpID: party.id,
    userName: name,
    userDisplayName: name,
    // Stored on the authenticator, so it must not contain personal data.
    userID: new Uint8Array(blindIndex(String(accountNo), 'passkey-user')),
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map(one => ({ id: one.credential_id, transports: one.transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}
