import type { Selectable } from 'kysely'
import { anyOf, type Tx } from '#platform'
import type { Key } from '../key.ts'
import { type CaseworkTables, casework } from '../tables.ts'
import { type RowContent, unsealRow } from './row-content.ts'
import type { RowState } from './row-workflow.ts'

/** A row as it is kept. */
export interface StoredRow {
  readonly rowNo: number
  readonly state: RowState
  /** of a draft: something must be corrected, as of the last time it was checked */
  readonly wrong: boolean
  readonly keyIndex: Buffer
  /** of the declaration, when it was last written */
  readonly revision: number
  readonly content: RowContent
  readonly decidedAt: Date | null
  /** the officer; null where the hall decided */
  readonly decidedBy: number | null
}

/** The rows of a declaration by number, all or those in some states. */
export async function storedRows(
  tx: Tx,
  key: Key,
  states?: readonly [RowState, ...RowState[]],
): Promise<StoredRow[]> {
  const rows = await rowsOf(tx, key)
    .selectAll()
    .$if(states !== undefined, query => query.where('state', '=', anyOf(states ?? [])))
    .orderBy('row_no')
    .execute()
  return rows.map(storedRow)
}

export const rowsOf = (tx: Tx, key: Key) =>
  casework(tx)
    .selectFrom('casework.declaration_row')
    .where('unit_no', '=', key.unitNo)
    .where('declaration_id', '=', key.declarationId)

export const storedRow = (row: Selectable<CaseworkTables['casework.declaration_row']>): StoredRow => ({
  rowNo: row.row_no,
  state: row.state,
  wrong: row.wrong,
  keyIndex: row.key_index,
  revision: row.revision,
  content: unsealRow(row),
  decidedAt: row.decided_at,
  decidedBy: row.decided_by,
})
