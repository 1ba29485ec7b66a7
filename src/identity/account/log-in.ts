import { asHall, refuse, type Tx } from '#platform'
import type { Acting } from '../acting.ts'
import { queryAsHall } from '../command.ts'
import { limit } from '../limits.ts'
import { verifyAgainstNothing, verifyPassword } from '../password/hash-password.ts'
import { type Entrance, startSessionOrChallenge } from '../second-factor/start-session-or-challenge.ts'
import { type AccountRow, findAccount, refuseIfLocked } from './account.ts'
import { countFailure, lockMinutes, mostFailures } from './count-failure.ts'

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
  if (account) refuseIfLocked(account, acting.at)
  const right = account
    ? await verifyPassword(account.password_hash, given.password)
    : await verifyAgainstNothing(given.password)
  if (!account || !right) {
    if (account) await countFailure(acting, account)
    refuse(
      'invalid',
      `用户名或密码不正确。连续 ${mostFailures} 次错误将锁定 ${lockMinutes} 分钟。`,
      'password',
    )
  }
  return await asHall(tx, tx => startSessionOrChallenge(tx, acting, account))
}
