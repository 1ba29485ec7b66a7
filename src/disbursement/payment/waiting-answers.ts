import { sql } from 'kysely'
import { dueIfAny, type WaitingWork } from '#platform'

/** Answers of banks that were read and not posted to their end. */
export const waitingAnswers: WaitingWork = {
  kind: 'disbursement.answer',
  dueIn: () => dueIfAny(sql`select from disbursement.answer where state = 'waiting'`),
}
