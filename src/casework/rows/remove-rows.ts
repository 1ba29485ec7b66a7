import type { Acting, Member } from '#identity'
import { anyOf, refuse, type Tx } from '#platform'
import type { Catalogue } from '../catalogue.ts'
import { keyOf } from '../declaration.ts'
import { casework } from '../tables.ts'
import { judgeAgain } from './judge-again.ts'
import { type OpenForRows, openForRows } from './open-for-rows.ts'
import { saveRows } from './save-rows.ts'
import { rowsOf } from './stored-rows.ts'

/** Which rows to remove: those ticked, or all that are wrong. */
export interface Removal {
  readonly declarationId: string
  readonly rows: readonly number[] | 'wrong'
}

/**
 * 删除 of rows of an open declaration; what was settled stays. Rows that are gone already are no fault.
 * @returns how many were removed. @throws Refusal when none is named, or the declaration is not open.
 */
export async function removeRows(
  tx: Tx,
  acting: Acting<Member>,
  catalogue: Catalogue,
  { declarationId, rows: which }: Removal,
): Promise<number> {
  const open = await openForRows(tx, acting, catalogue, { declarationId })
  const { noun, counter } = open.rows
  if (which.length === 0) return refuse('invalid', `请先勾选要删除的${noun}。`, 'id')
  const found = await removable(tx, open, which)
  if (found.length === 0) return 0
  const saved = await saveRows(tx, acting, open, `删除${noun} ${found.length} ${counter}`)
  await casework(tx)
    .deleteFrom('casework.declaration_row')
    .where('unit_no', '=', open.row.unit_no)
    .where('declaration_id', '=', declarationId)
    .where('row_no', '=', anyOf(found.map(one => one.row_no)))
    .execute()
  await judgeAgain(
    tx,
    { ...open, row: saved },
    found.map(one => one.key_index),
  )
  return found.length
}

const removable = (tx: Tx, { row }: OpenForRows, which: Removal['rows']) =>
  rowsOf(tx, keyOf(row))
    .select(['row_no', 'key_index'])
    .where('state', '=', 'draft')
    .$if(which === 'wrong', query => query.where('wrong', '=', true))
    .$if(which !== 'wrong', query => query.where('row_no', '=', anyOf(which === 'wrong' ? [] : which)))
    .execute()
