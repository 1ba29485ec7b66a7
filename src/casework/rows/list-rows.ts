import { sql } from 'kysely'
import { pageAt, type Tx } from '#platform'
import type { Key } from '../key.ts'
import { countRows, type RowCounts } from './count-rows.ts'
import type { RowState } from './row-workflow.ts'
import { rowsOf, type StoredRow, storedRow } from './stored-rows.ts'

/** Which rows to list. */
export type RowFilter = 'all' | 'wrong' | Exclude<RowState, 'draft'>

export interface RowSearch {
  readonly filter?: RowFilter
  /** from 1 */
  readonly page?: number
}

/** One page of a declaration's rows. */
export interface RowPage {
  readonly counts: RowCounts
  readonly filter: RowFilter
  readonly rows: readonly StoredRow[]
  /** rows that the filter finds */
  readonly total: number
  readonly page: number
  readonly pages: number
}

const rowsAPage = 100

/** The first rows of a declaration by number, and how many there are. */
export const firstRows = async (
  tx: Tx,
  key: Key,
  limit: number,
): Promise<Pick<RowPage, 'counts' | 'rows'>> => ({
  counts: await countRows(tx, key),
  rows: (await rowsOf(tx, key).selectAll().orderBy('row_no').limit(limit).execute()).map(storedRow),
})

/** The rows that need somebody come first: wrong ones in a draft, those for an officer after submission. */
export async function listRows(
  tx: Tx,
  key: Key,
  { filter = 'all', page = 1 }: RowSearch = {},
): Promise<RowPage> {
  const counts = await countRows(tx, key)
  const total = counts[filter]
  const { offset, ...at } = pageAt(total, page, rowsAPage)
  const rows = await rowsOf(tx, key)
    .selectAll()
    .$if(filter === 'wrong', query => query.where('state', '=', 'draft').where('wrong', '=', true))
    .$if(filter !== 'wrong' && filter !== 'all', query => query.where('state', '=', filter as RowState))
    .orderBy(sql`state = 'referred'`, 'desc')
    .orderBy('wrong', 'desc')
    .orderBy('row_no')
    .limit(rowsAPage)
    .offset(offset)
    .execute()
  return { counts, filter, rows: rows.map(storedRow), total, ...at }
}
