import type { Tx } from '#platform'
import type { Acting } from '../acting.ts'
import { commandAsHall } from '../command.ts'
import { identity } from '../tables.ts'
import type { AccountRow } from './account.ts'

export const mostFailures = 5
export const lockMinutes = 15

/** Counts a failed attempt in a transaction of its own, so that the refusal does not roll it back. */
export const countFailure = (acting: Acting, account: AccountRow): Promise<void> =>
  commandAsHall(acting, tx => addFailure(tx, acting.at, account))

/** Counts a failed attempt; the fifth locks the account. */
export async function addFailure(tx: Tx, at: Date, { account_no }: AccountRow): Promise<void> {
  const { failed_attempts } = await identity(tx)
    .updateTable('identity.account')
    .set(row => ({ failed_attempts: row('failed_attempts', '+', 1) }))
    .where('account_no', '=', account_no)
    .returning('failed_attempts')
    .executeTakeFirstOrThrow()
  if (failed_attempts < mostFailures) return
  await identity(tx)
    .updateTable('identity.account')
    .set({ failed_attempts: 0, locked_until: new Date(at.getTime() + lockMinutes * 60_000) })
    .where('account_no', '=', account_no)
    .execute()
}
