import type { Acting, Member } from '#identity'
import { anyOf, type Tx } from '#platform'
import { type DeclarationRow, keyOf } from '../declaration.ts'
import type { Item } from '../item.ts'
import { casework } from '../tables.ts'
import { changeRows } from './change-rows.ts'
import type { DraftRow } from './declared-rows.ts'
import { judgeRows, keysOf } from './judge-rows.ts'
import { openDraft } from './open-for-rows.ts'
import { saveRows } from './save-rows.ts'

/**
 * Moves the rows that were not right enough to be submitted into a draft of their own, so that 我的待提交业务 shows them.
 * `row` is the declaration, submitted.
 */
export async function keepStaying(
  tx: Tx,
  acting: Acting<Member>,
  { item, row, staying }: { item: Item; row: DeclarationRow; staying: readonly DraftRow[] },
): Promise<void> {
  if (staying.length === 0) return
  const draft = await openDraft(tx, acting, item, { even: true })
  const keys = await keysOf(tx, keyOf(draft.row))
  const last = keys.at(-1)?.rowNo ?? 0
  const moved = staying.map(({ values }, i) => ({ rowNo: last + 1 + i, values }))
  const judged = await judgeRows(tx, draft, moved, keys)
  const { counter } = draft.rows
  const words = `受理流水号 ${row.serial ?? ''} 提交时有误的 ${staying.length} ${counter}留在本次申报中`
  const saved = await saveRows(tx, acting, draft, words)
  await changeRows(
    tx,
    saved,
    judged.map(({ rowNo, keyIndex, values, wrong, findings, doubts }, i) => {
      const line = staying[i]?.stored.content.line
      const content = { values, ...(line === undefined ? {} : { line }), findings, doubts }
      return { rowNo, before: undefined, verb: 'save', wrong, keyIndex, content }
    }),
  )
  await casework(tx)
    .deleteFrom('casework.declaration_row')
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .where('row_no', '=', anyOf(staying.map(one => one.rowNo)))
    .execute()
}
