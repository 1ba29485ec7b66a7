import { sql } from 'kysely'
import { dueIfAny, type WaitingWork } from '#platform'

/** Changes not yet added to their counts. Nobody is woken for them: whoever counts adds them up himself. */
export const waitingTally: WaitingWork = {
  kind: 'casework.tally',
  dueIn: () => dueIfAny(sql`select from casework.tally_change`),
}
