import { refuse } from '#platform'
import { getAccount } from '../account/account.ts'
import type { Acting, Member } from '../acting.ts'
import { queryAsHall } from '../command.ts'
import { limit } from '../limits.ts'
import { provePassword } from '../password/prove-password.ts'
import { pendingAccount } from './pending-login.ts'

/** The password, or the token of a login pending enrolment, whose password was just verified. */
export type FreshProof = { readonly password: string } | { readonly pending: string | undefined }

/**
 * Re-authenticates before login methods are changed, so that an unattended screen is not enough.
 * @throws Refusal 'invalid' at `password`, 'too-many' after five failures, 'signed-out' for an expired token.
 */
export async function proveAgain(acting: Acting<Member>, proof: FreshProof): Promise<void> {
  const { accountNo } = acting.who
  if ('pending' in proof) {
    const waiting = { token: proof.pending, step: 'enrol' } as const
    const { account_no } = await queryAsHall(acting, tx => pendingAccount(tx, acting, waiting))
    if (account_no !== accountNo) refuse('forbidden', '登录步骤已改变，请重新登录。')
    return
  }
  await limit(acting.runtime, 'login-account', `prove ${accountNo}`)
  const account = await queryAsHall(acting, tx => getAccount(tx, accountNo))
  const { password } = proof
  const wrong = () => refuse('invalid', password === '' ? '请输入登录密码。' : '登录密码不正确。', 'password')
  await provePassword(acting, account, { password, wrong })
}
