import { sql } from 'kysely'
import { dueIfAny, type WaitingWork } from '#platform'

/** Changes not yet added to their counts. They wake no work: a count adds them itself. */
export const waitingTally: WaitingWork = {
  kind: 'casework.tally',
  dueIn: () => dueIfAny(sql`select from casework.tally_change`),
}
