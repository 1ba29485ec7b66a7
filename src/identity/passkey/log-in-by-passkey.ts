import { generateAuthenticationOptions } from '@simplewebauthn/server'
import { asHall, refuse, type Tx } from '#platform'
import { type AccountRow, lockAccount } from '../account/account.ts'
import type { Acting } from '../acting.ts'
import { commandAsHall } from '../command.ts'
import { limit } from '../limits.ts'
import { completeLogin, type Inside } from '../second-factor/complete-login.ts'
import { issueChallenge } from './challenge.ts'
import { getRelyingParty } from './relying-party.ts'
import { usePasskey } from './use-passkey.ts'
import { verifyPasskey } from './verify-passkey.ts'

/**
 * 使用通行密钥登录: the browser's request options (PublicKeyCredentialRequestOptionsJSON). No key ids are listed: the user
 * picks the account, and a stranger learns nothing. @throws Refusal if passkeys are not available here.
 */
export async function askForPasskey(acting: Acting, site: string): Promise<object> {
  const party = getRelyingParty(site)
  await limit(acting.runtime, 'login-address', acting.origin.ip)
  const challenge = await commandAsHall(acting, tx => issueChallenge(tx, acting, { purpose: 'login' }))
  return await generateAuthenticationOptions({
    rpID: party.id,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    userVerification: 'required',
  })
}

/**
 * Logs in with a passkey alone. It counts as two factors: the device, and the fingerprint, face or PIN it requires.
 * @throws Refusal 'invalid' at `credential`, also if the account belongs to the other hall.
 */
export async function logInByPasskey(
  tx: Tx,
  acting: Acting,
  given: { readonly kind: AccountRow['kind']; readonly site: string; readonly credential: string },
): Promise<Inside> {
  await limit(acting.runtime, 'login-address', acting.origin.ip)
  const verified = await verifyPasskey(acting, given)
  return await asHall(tx, async tx => {
    const account = await lockAccount(tx, verified.accountNo)
    await usePasskey(tx, acting, verified, 'login')
    if (account.kind !== given.kind || account.disabled_at !== null) {
      refuse('invalid', '这个通行密钥不能登录本网厅，请返回首页选择相应的网厅。', 'credential')
    }
    return await completeLogin(tx, acting, account)
  })
}
