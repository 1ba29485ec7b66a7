import { sql } from 'kysely'
import type { WaitingWork } from './background/waiting-work.ts'

/** Messages to be sent, and claims that an ended process left behind. */
export const waitingSms: WaitingWork = {
  kind: 'platform.sms',
  dueIn: () => sql`1000 * extract(epoch from least(
    (select min(next_try_at) from platform.sms where state = 'waiting'),
    (select min(claimed_until) from platform.sms where state = 'sending')) - now())`,
}
