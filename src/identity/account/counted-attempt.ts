import { sql } from 'kysely'
import { Refusal, type Tx } from '#platform'
import type { Acting } from '../acting.ts'
import { commandAsHall } from '../command.ts'
import { identity } from '../tables.ts'
import { type AccountRow, getAccount, refuseIfLocked } from './account.ts'

export const mostFailures = 5
export const lockMinutes = 15

/**
 * Compares a password or verifies a proof for an account, counted before it is made, each in a transaction of its own:
 * however many come at once, no more than five are compared before the account is locked. Only `attempt`'s refusal as
 * 'invalid' stays counted; anything else gives the attempt back.
 * @throws Refusal 'too-many' while the account is locked; what `attempt` throws.
 */
export async function countedAttempt<T>(
  acting: Acting,
  account: AccountRow,
  attempt: () => Promise<T>,
): Promise<T> {
  await commandAsHall(acting, tx => reserve(tx, acting.at, account))
  const giveBack = () => commandAsHall(acting, tx => giveAttemptBack(tx, acting.at, account))
  let result: T
  try {
    result = await attempt()
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'invalid')) await giveBack()
    throw error
  }
  await giveBack()
  return result
}

async function reserve(tx: Tx, at: Date, account: AccountRow): Promise<void> {
  if (await addFailure(tx, at, account)) return
  refuseIfLocked(await getAccount(tx, account.account_no), at)
  // An attempt that turned out right has unlocked it meanwhile.
  await reserve(tx, at, account)
}

/** Counts an attempt; the fifth locks the account. @returns whether it was counted: not while the account is locked. */
export async function addFailure(tx: Tx, at: Date, { account_no }: AccountRow): Promise<boolean> {
  const until = new Date(at.getTime() + lockMinutes * 60_000)
  const { numUpdatedRows } = await identity(tx)
    .updateTable('identity.account')
    .set({
      failed_attempts: sql`case when failed_attempts + 1 < ${mostFailures} then failed_attempts + 1 else 0 end`,
      locked_until: sql`case when failed_attempts + 1 < ${mostFailures} then locked_until else ${until}::timestamptz end`,
    })
    .where('account_no', '=', account_no)
    .where(row => row.or([row('locked_until', 'is', null), row('locked_until', '<=', at)]))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** An attempt that turned out right: if it was the fifth, it had locked the account, with four wrong ones before it. */
async function giveAttemptBack(tx: Tx, at: Date, { account_no }: AccountRow): Promise<void> {
  await identity(tx)
    .updateTable('identity.account')
    .set({
      failed_attempts: sql`case when locked_until > ${at} then ${mostFailures - 1} else greatest(failed_attempts - 1, 0) end`,
      locked_until: sql`case when locked_until > ${at} then null else locked_until end`,
    })
    .where('account_no', '=', account_no)
    .execute()
}
