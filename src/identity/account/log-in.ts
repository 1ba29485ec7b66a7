import { asHall, refuse, type Tx } from '#platform'
import type { Acting } from '../acting.ts'
import { queryAsHall } from '../command.ts'
import { limit } from '../limits.ts'
import { verifyAgainstNothing } from '../password/hash-password.ts'
import { provePassword } from '../password/prove-password.ts'
import { type Entrance, startSessionOrChallenge } from '../second-factor/start-session-or-challenge.ts'
import { type AccountRow, findAccount } from './account.ts'
import { lockMinutes, mostFailures } from './counted-attempt.ts'

/**
 * Logs in with login name and password. Unknown account and wrong password give the same message and take the same
 * time; five failures lock the account for fifteen minutes.
 * @returns the session token, or the step still required. @throws Refusal 'invalid' or 'too-many'.
 */
export async function logIn(
  tx: Tx,
  acting: Acting,
  given: { readonly kind: AccountRow['kind']; readonly login: string; readonly password: string },
): Promise<Entrance> {
  await limit(acting.runtime, 'login-address', acting.origin.ip)
  await limit(acting.runtime, 'login-account', `${given.kind} ${given.login}`)
  const account = await queryAsHall(acting, tx => findAccount(tx, given.kind, given.login))
  const { password } = given
  if (!account) {
    await verifyAgainstNothing(password)
    return wrong()
  }
  await provePassword(acting, account, { password, wrong })
  return await asHall(tx, tx => startSessionOrChallenge(tx, acting, account))
}

const wrong = () =>
  refuse('invalid', `用户名或密码不正确。连续 ${mostFailures} 次错误将锁定 ${lockMinutes} 分钟。`, 'password')
