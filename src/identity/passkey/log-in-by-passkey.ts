import { generateAuthenticationOptions } from '@simplewebauthn/server'
import { refuse } from '#platform'
import { type AccountRow, getAccount } from '../account/account.ts'
import type { Acting } from '../acting.ts'
import { commandAsHall, queryAsHall } from '../command.ts'
import { limit } from '../limits.ts'
import { completeLogin, type Inside } from '../second-factor/complete-login.ts'
import { issueChallenge } from './challenge.ts'
import { getRelyingParty } from './relying-party.ts'
import { verifyPasskey } from './verify-passkey.ts'

/**
 * 使用通行密钥登录: what the browser is asked (PublicKeyCredentialRequestOptionsJSON). It names no key: whoever holds
 * one chooses the account, and a stranger learns nothing. @throws Refusal where there can be no passkeys.
 */
export async function askForPasskey(acting: Acting, site: string): Promise<object> {
  const party = getRelyingParty(site)
  await limit(acting.runtime, 'login-address', acting.origin.ip)
  const challenge = await queryAsHall(acting, tx => issueChallenge(tx, acting, { purpose: 'login' }))
  return await generateAuthenticationOptions({
    rpID: party.id,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    userVerification: 'required',
  })
}

/**
 * Logs in by a passkey alone. It is two factors by itself: the device, and the finger, face or PIN that it asks for.
 * @throws Refusal 'invalid' at `credential`, also when the account belongs to another hall.
 */
export async function logInByPasskey(
  acting: Acting,
  given: { readonly kind: AccountRow['kind']; readonly site: string; readonly credential: string },
): Promise<Inside> {
  await limit(acting.runtime, 'login-address', acting.origin.ip)
  const { site, credential } = given
  return await commandAsHall(acting, async tx => {
    const accountNo = await verifyPasskey(tx, acting, { site, credential, purpose: 'login' })
    const account = await getAccount(tx, accountNo)
    if (account.kind !== given.kind || account.disabled_at !== null) {
      refuse('invalid', '这个通行密钥不能登录本网厅，请返回首页选择相应的网厅。', 'credential')
    }
    return await completeLogin(tx, acting, account)
  })
}
