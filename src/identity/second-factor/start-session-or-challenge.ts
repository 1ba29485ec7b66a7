import type { Tx } from '#platform'
import type { AccountRow } from '../account/account.ts'
import type { Acting } from '../acting.ts'
import { completeLogin, type Inside } from './complete-login.ts'
import { factorsOf, hasSecondFactor } from './factors-of.ts'
import { openPending } from './pending-login.ts'
import { requiresSecondFactor } from './require-second-factor.ts'
import type { PendingStep } from './tables.ts'

/** Where a right password leads: inside, or to the step that is still due, with the token that proves the first. */
export type Entrance = Inside | { readonly step: PendingStep; readonly pending: string }

/** Lets somebody in whose password or SMS code was right, unless a second factor is due or must be set up first. */
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
