import { generateAuthenticationOptions } from '@simplewebauthn/server'
import type { Acting } from '../acting.ts'
import { commandAsHall } from '../command.ts'
import { issueChallenge } from '../passkey/challenge.ts'
import { relyingPartyOf } from '../passkey/relying-party.ts'
import { factorsOf } from './factors-of.ts'
import { pendingAccount } from './pending-login.ts'
import { factors } from './tables.ts'

/** The ways a pending login can be completed. */
export interface SecondStep {
  readonly name: string
  /**
   * request options for the browser (PublicKeyCredentialRequestOptionsJSON), if the account and address allow passkeys
   */
  readonly passkey?: object
  /** whether the account has passkeys, usable at this address or not */
  readonly hasPasskeys: boolean
  readonly timeCode: boolean
}

/** What the second step's page offers. @throws Refusal 'signed-out' if the first step has expired. */
export async function secondStep(
  acting: Acting,
  given: { readonly token: string | undefined; readonly site: string },
): Promise<SecondStep> {
  const party = relyingPartyOf(given.site)
  return await commandAsHall(acting, async tx => {
    const { account_no: accountNo, name } = await pendingAccount(tx, acting, {
      token: given.token,
      step: 'second',
    })
    const { passkeys, timeCode } = await factorsOf(tx, accountNo)
    const shown = { name, timeCode, hasPasskeys: passkeys > 0 }
    if (!party || passkeys === 0) return shown
    const keys = await factors(tx)
      .selectFrom('identity.passkey')
      .select(['credential_id', 'transports'])
      .where('account_no', '=', accountNo)
      .execute()
    const challenge = await issueChallenge(tx, acting, { purpose: 'second-step', accountNo })
    const passkey = await generateAuthenticationOptions({
      rpID: party.id,
      challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
      allowCredentials: keys.map(key => ({ id: key.credential_id, transports: key.transports })),
      userVerification: 'required',
    })
    return { ...shown, passkey }
  })
}
