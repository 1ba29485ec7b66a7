import { refuse } from '#platform'
import { getAccount, refuseIfLocked } from '../account/account.ts'
import { countFailure } from '../account/count-failure.ts'
import type { Acting, Member } from '../acting.ts'
import { queryAsHall } from '../command.ts'
import { limit } from '../limits.ts'
import { verifyPassword } from '../password/hash-password.ts'
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
  refuseIfLocked(account, acting.at)
  if (await verifyPassword(account.password_hash, proof.password)) return
  await countFailure(acting, account)
  refuse('invalid', proof.password === '' ? '请输入登录密码。' : '登录密码不正确。', 'password')
}
