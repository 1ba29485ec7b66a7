import type { Acting, OperatorActor } from '#identity'
import type { Tx } from '#platform'
import { casework } from '../tables.ts'
import { type Hearing, hearingOf } from './hearing.ts'

/** At most so many are shown. */
const mostHearings = 200

/** What people object to about the caller's unit, newest first. */
export async function listHearings(tx: Tx, { who }: Acting<OperatorActor>): Promise<readonly Hearing[]> {
  const rows = await casework(tx)
    .selectFrom('casework.hearing')
    .selectAll()
    .where('unit_no', '=', who.unitNo)
    .orderBy('asked_at', 'desc')
    .limit(mostHearings)
    .execute()
  return rows.map(hearingOf)
}
