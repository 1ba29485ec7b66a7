import { refuse } from '#platform'
import { findUnitByCreditCode } from '#registry'
import { logIn, refuseIfLocked } from '../account/log-in.ts'
import { type Acting, commandAsHall, queryAsHall } from '../acting.ts'
import { limit } from '../limits.ts'
import { startSession } from '../session/start-session.ts'
import { checkCode, useCode } from '../sms-code/check-code.ts'
import { sendCode } from '../sms-code/send-code.ts'
import { findAdministrator } from './recognise-unit.ts'

/** Second step of 免数字证书登陆 by password. @returns the session token. */
export async function logInOperator(
  acting: Acting,
  given: { readonly creditCode: string; readonly password: string },
): Promise<string> {
  const unit = await queryAsHall(acting, tx => findUnitByCreditCode(tx, given.creditCode))
  return await logIn(acting, { kind: 'operator', login: unit?.unitNo ?? '', password: given.password })
}

/** Sends the second step's code to the administrator's own number. @returns seconds until the next one. */
export async function sendOperatorCode(acting: Acting, creditCode: string): Promise<number> {
  const known = await queryAsHall(acting, tx => findAdministrator(tx, creditCode))
  if (!known) return refuse('not-found', '该单位还没有管理员，请返回登录页。')
  return await sendCode(acting, { purpose: 'unit-login', mobile: known.mobile })
}

/** Second step by SMS code. @returns the session token. */
export async function logInOperatorByCode(
  acting: Acting,
  given: { readonly creditCode: string; readonly code: string },
): Promise<string> {
  await limit(acting.house, 'login-account', `operator-code ${given.creditCode}`)
  const known = await queryAsHall(acting, tx => findAdministrator(tx, given.creditCode))
  if (!known) return refuse('not-found', '该单位还没有管理员，请返回登录页。')
  refuseIfLocked(known.account, acting.at)
  const code = await checkCode(acting, { purpose: 'unit-login', mobile: known.mobile, code: given.code })
  return await commandAsHall(acting, async tx => {
    await useCode(tx, acting.at, code)
    return await startSession(tx, acting, known.account.account_no)
  })
}
