import type { Tx } from '#platform'
import type { AccountRow } from '../account/account.ts'
import type { Acting } from '../acting.ts'
import { completeLogin, type Inside } from './complete-login.ts'
import { factorsOf, hasSecondFactor } from './factors-of.ts'
import { openPending } from './pending-login.ts'
import { requiresSecondFactor } from './requires-second-factor.ts'
import type { PendingStep } from './tables.ts'

/** The result of a right password: a session, or the step still required with the token of the first. */
export type Entrance = Inside | { readonly step: PendingStep; readonly pending: string }

/** Starts a session after a right password or SMS code, unless a second factor is required or must be set up first. */
export async function startSessionOrChallenge(
  tx: Tx,
  acting: Acting,
  account: AccountRow,
): Promise<Entrance> {
  const has = hasSecondFactor(await factorsOf(tx, account.account_no))
  if (!has && !requiresSecondFactor(acting.runtime, account.kind))
    return await completeLogin(tx, acting, account)
  const step = has ? 'second' : 'enrol'
  return { step, pending: await openPending(tx, acting, { accountNo: account.account_no, step }) }
}
