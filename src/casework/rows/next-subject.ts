import { sql } from 'kysely'
import type { Tx } from '#platform'
import { casework } from '../tables.ts'

/**
 * The subject of an item with rows: that of the unit's draft while there is one, else the next running number. Of two
 * drafts begun at once the unique index of subjects leaves one. Deleted drafts do not count, so that their number is
 * taken by the next draft and they cannot be restored beside it.
 */
export async function nextSubject(tx: Tx, unitNo: string, itemCode: string): Promise<string> {
  const { draft, last } = await casework(tx)
    .selectFrom('casework.declaration')
    .select([
      sql<number | null>`min(subject::int) filter (where state = 'draft')`.as('draft'),
      sql<number | null>`max(subject::int)`.as('last'),
    ])
    .where('unit_no', '=', unitNo)
    .where('item_code', '=', itemCode)
    .where('state', '!=', 'discarded')
    .executeTakeFirstOrThrow()
  return String(draft ?? (last ?? 0) + 1)
}
