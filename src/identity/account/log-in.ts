import { refuse } from '#platform'
import type { Acting } from '../acting.ts'
import { commandAsHall, queryAsHall } from '../command.ts'
import { limit } from '../limits.ts'
import { verifyAgainstNothing, verifyPassword } from '../password/hash-password.ts'
import { startSession } from '../session/start-session.ts'
import { identity } from '../tables.ts'
import { type AccountRow, findAccount } from './account.ts'

const mostFailures = 5
const lockMinutes = 15

/**
 * Logs in by login name and password. Unknown account and wrong password sound and cost the same; five failures
 * lock the account for fifteen minutes.
 * @returns the session token. @throws Refusal 'invalid' or 'too-many'.
 */
export async function logIn(
  acting: Acting,
  given: { readonly kind: AccountRow['kind']; readonly login: string; readonly password: string },
): Promise<string> {
  await limit(acting.house, 'login-address', acting.origin.ip)
  await limit(acting.house, 'login-account', `${given.kind} ${given.login}`)
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
  return await commandAsHall(acting, async tx => {
    await identity(tx)
      .updateTable('identity.account')
      .set({ failed_attempts: 0, locked_until: null })
      .where('account_no', '=', account.account_no)
      .execute()
    return await startSession(tx, acting, account.account_no)
  })
}

export function refuseIfLocked(account: AccountRow, at: Date): void {
  if (account.locked_until === null || account.locked_until <= at) return
  const minutes = Math.ceil((account.locked_until.getTime() - at.getTime()) / 60_000)
  refuse(
    'too-many',
    `密码多次输入错误，账号已锁定，请 ${minutes} 分钟后再试，或通过“忘记密码?”重新设置密码。`,
  )
}

/** Counted in a transaction of its own: a refusal must not undo it. */
async function countFailure(acting: Acting, account: AccountRow): Promise<void> {
  await queryAsHall(acting, async tx => {
    const { failed_attempts } = await identity(tx)
      .updateTable('identity.account')
      .set(row => ({ failed_attempts: row('failed_attempts', '+', 1) }))
      .where('account_no', '=', account.account_no)
      .returning('failed_attempts')
      .executeTakeFirstOrThrow()
    if (failed_attempts < mostFailures) return
    await identity(tx)
      .updateTable('identity.account')
      .set({ failed_attempts: 0, locked_until: new Date(acting.at.getTime() + lockMinutes * 60_000) })
      .where('account_no', '=', account.account_no)
      .execute()
  })
}
