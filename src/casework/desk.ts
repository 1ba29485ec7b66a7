import { type Acting, type OfficerActor, query } from '#identity'
import { type Found, pageOf } from './page-of.ts'
import { casework } from './tables.ts'
import type { State } from './workflow.ts'

/** What an officer looks for: where it stands, which item, and words of the unit's name, number or the serial. */
export interface DeskSearch {
  readonly state?: State
  readonly itemCode?: string
  readonly words?: string
  readonly page?: number
}

/** The cases of the officer's area that were submitted, oldest first: who waits longest is seen first. */
export async function desk(acting: Acting<OfficerActor>, search: DeskSearch): Promise<Found> {
  return await query(acting, async tx => {
    let found = casework(tx)
      .selectFrom('casework.declaration')
      .selectAll()
      .where('submitted_at', 'is not', null)
    if (search.state) found = found.where('state', '=', search.state)
    if (search.itemCode) found = found.where('item_code', '=', search.itemCode)
    const words = search.words?.trim()
    if (words) {
      const like = `%${words.replace(/[\\%_]/g, '\\$&')}%`
      found = found.where(row =>
        row.or([row('unit_name', 'like', like), row('unit_no', '=', words), row('serial', '=', words)]),
      )
    }
    return await pageOf(found.orderBy('submitted_at'), search.page ?? 1)
  })
}
