import type { Tx } from '#platform'
import type { Key } from '../key.ts'
import { casework } from '../tables.ts'
import { type Hearing, hearingOf } from './hearing.ts'

/** What was put to a unit about a declaration, and its answer; undefined where the caller may not see it. */
export async function findHearing(tx: Tx, { unitNo, declarationId }: Key): Promise<Hearing | undefined> {
  const row = await casework(tx)
    .selectFrom('casework.hearing')
    .selectAll()
    .where('unit_no', '=', unitNo)
    .where('declaration_id', '=', declarationId)
    .executeTakeFirst()
  return row && hearingOf(row)
}
