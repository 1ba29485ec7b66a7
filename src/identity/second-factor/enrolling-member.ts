import { whoOf } from '../account/account.ts'
import type { Acting, Member } from '../acting.ts'
import { queryAsHall } from '../command.ts'
import { pendingAccount } from './pending-login.ts'

/** The member who must set up a second factor to complete the login. @throws Refusal 'signed-out' after ten minutes. */
export async function enrollingMember(acting: Acting, token: string | undefined): Promise<Acting<Member>> {
  const who = await queryAsHall(acting, async tx =>
    whoOf(await pendingAccount(tx, acting, { token, step: 'enrol' })),
  )
  return { ...acting, who }
}
