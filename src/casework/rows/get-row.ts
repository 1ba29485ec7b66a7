import { refuse, type Tx } from '#platform'
import type { Key } from '../key.ts'
import { rowsOf, type StoredRow, storedRow } from './stored-rows.ts'

/** One row of a declaration. @throws Refusal 'not-found' when it was removed. */
export async function getRow(tx: Tx, key: Key, rowNo: number): Promise<StoredRow> {
  const row = await rowsOf(tx, key).selectAll().where('row_no', '=', rowNo).executeTakeFirst()
  return row ? storedRow(row) : refuse('not-found', '没有这一行，可能已被删除。')
}
