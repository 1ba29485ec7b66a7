import type { Tx } from '#platform'
import { findUnitByCreditCode } from '#registry'
import { logIn } from '../account/log-in.ts'
import type { Acting } from '../acting.ts'
import { queryAsHall } from '../command.ts'
import type { Entrance } from '../second-factor/start-session-or-challenge.ts'

/** Second step of 免数字证书登陆 by password. @returns the session token, or the step still required. */
export async function logInOperator(
  tx: Tx,
  acting: Acting,
  given: { readonly creditCode: string; readonly password: string },
): Promise<Entrance> {
  const unit = await queryAsHall(acting, tx => findUnitByCreditCode(tx, given.creditCode))
  return await logIn(tx, acting, { kind: 'operator', login: unit?.unitNo ?? '', password: given.password })
}
