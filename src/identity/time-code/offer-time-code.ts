import { seal } from '#platform'
import type { Acting, Member } from '../acting.ts'
import { commandAsHall } from '../command.ts'
import { type FreshProof, proveAgain } from '../second-factor/prove-again.ts'
import { factors } from '../second-factor/tables.ts'
import { sealed } from '../tables.ts'
import { newSecret } from './totp.ts'

/**
 * 绑定动态验证码, first step: a new secret to be taken over by an authenticator app. A code bound before serves until
 * one of the new secret has been typed. @throws Refusal at `password`.
 */
export async function offerTimeCode(acting: Acting<Member>, proof: FreshProof): Promise<void> {
  await proveAgain(acting, proof)
  const key = { account_no: acting.who.accountNo }
  const offer = { offered_sealed: seal(newSecret(), sealed.offeredTimeCode, key), offered_at: acting.at }
  await commandAsHall(acting, tx =>
    factors(tx)
      .insertInto('identity.time_code')
      .values({ ...key, ...offer })
      .onConflict(conflict => conflict.column('account_no').doUpdateSet(offer))
      .execute(),
  )
}
