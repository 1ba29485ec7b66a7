import type { Acting } from '../acting.ts'
import { commandAsHall } from '../command.ts'
import { identity } from '../tables.ts'
import type { AccountRow } from './account.ts'

export const mostFailures = 5
export const lockMinutes = 15

/**
 * Counts a failed attempt (the fifth locks the account). Separate transaction so that the refusal does not roll it
 * back.
 */
export async function countFailure(acting: Acting, account: AccountRow): Promise<void> {
  await commandAsHall(acting, async tx => {
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
