import { z } from 'zod'
import { asHall, type FormValues, readForm, refuse, type Tx } from '#platform'
import { getAccount } from '../account/account.ts'
import type { Acting, Member } from '../acting.ts'
import { queryAsHall } from '../command.ts'
import { limit } from '../limits.ts'
import { passwordPair } from '../registration/fields.ts'
import { startSession } from '../session/start-session.ts'
import { hashPassword } from './hash-password.ts'
import { provePassword } from './prove-password.ts'
import { setPassword } from './set-password.ts'

const changeForm = z
  .object({
    oldPassword: z.string().min(1, '请输入原密码。'),
    password: z.string(),
    passwordAgain: z.string(),
  })
  .superRefine(passwordPair(() => []))

/** 密码修改: requires the old password, whose wrong attempts count as at the login, and ends the account's other sessions. @returns a new session token. */
export async function changePassword(tx: Tx, acting: Acting<Member>, values: FormValues): Promise<string> {
  const given = readForm(changeForm, values)
  await limit(acting.runtime, 'login-account', `change ${acting.who.accountNo}`)
  const account = await queryAsHall(acting, tx => getAccount(tx, acting.who.accountNo))
  const wrong = () => refuse('invalid', '原密码不正确。', 'oldPassword')
  await provePassword(acting, account, { password: given.oldPassword, wrong })
  const passwordHash = await hashPassword(given.password)
  return await asHall(tx, async tx => {
    await setPassword(tx, acting, account.account_no, passwordHash)
    return await startSession(tx, acting, account.account_no)
  })
}
