import { asHall, refuse, type Tx } from '#platform'
import { refuseIfLocked } from '../account/account.ts'
import type { Acting } from '../acting.ts'
import { queryAsHall } from '../command.ts'
import { limit } from '../limits.ts'
import { type Entrance, startSessionOrChallenge } from '../second-factor/start-session-or-challenge.ts'
import { checkCode } from '../sms-code/check-code.ts'
import { sendCode } from '../sms-code/send-code.ts'
import { useCode } from '../sms-code/use-code.ts'
import { findAdministrator } from './find-administrator.ts'

/** Texts the second step's code to the administrator's mobile. @returns seconds until the next request. */
export async function sendOperatorCode(acting: Acting, creditCode: string): Promise<number> {
  const known = await queryAsHall(acting, tx => findAdministrator(tx, creditCode))
  if (!known) return refuse('not-found', '该单位还没有管理员，请返回登录页。')
  return await sendCode(acting, { purpose: 'unit-login', mobile: known.mobile })
}

/** Second step by SMS code. @returns the session token, or the step still required. */
export async function logInOperatorByCode(
  tx: Tx,
  acting: Acting,
  given: { readonly creditCode: string; readonly code: string },
): Promise<Entrance> {
  await limit(acting.runtime, 'login-account', `operator-code ${given.creditCode}`)
  const known = await queryAsHall(acting, tx => findAdministrator(tx, given.creditCode))
  if (!known) return refuse('not-found', '该单位还没有管理员，请返回登录页。')
  refuseIfLocked(known.account, acting.at)
  const code = await checkCode(acting, { purpose: 'unit-login', mobile: known.mobile, code: given.code })
  return await asHall(tx, async tx => {
    await useCode(tx, acting.at, code)
    return await startSessionOrChallenge(tx, acting, known.account)
  })
}
