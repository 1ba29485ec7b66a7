import { asHall, seal, type Tx } from '#platform'
import type { Acting, Member } from '../acting.ts'
import { sealed } from '../sealed.ts'
import { type FreshProof, proveAgain } from '../second-factor/prove-again.ts'
import { factors } from '../second-factor/tables.ts'
import { newSecret } from './totp.ts'

/**
 * 绑定动态验证码, first step: a new secret for an authenticator app. An existing secret stays valid until a code of the new
 * one has been entered. @throws Refusal at `password`.
 */
export async function offerTimeCode(tx: Tx, acting: Acting<Member>, proof: FreshProof): Promise<void> {
  await proveAgain(acting, proof)
  const key = { account_no: acting.who.accountNo }
  const offer = { offered_sealed: seal(newSecret(), sealed.offeredTimeCode, key), offered_at: acting.at }
  await asHall(tx, tx =>
    factors(tx)
      .insertInto('identity.time_code')
      .values({ ...key, ...offer })
      .onConflict(conflict => conflict.column('account_no').doUpdateSet(offer))
      .execute(),
  )
}
