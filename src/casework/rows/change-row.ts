import type { Acting, Member } from '#identity'
import { type FormValues, refuse, refuseIf, type Tx } from '#platform'
import type { Catalogue } from '../catalogue.ts'
import { keyOf } from '../declaration.ts'
import { sameValues } from './add-row.ts'
import { changeRows } from './change-rows.ts'
import { getRow } from './get-row.ts'
import { judgeAgain } from './judge-again.ts'
import { judgeRows, keysOf } from './judge-rows.ts'
import { openForRows } from './open-for-rows.ts'
import { rowAfter } from './row-workflow.ts'
import { saveRows } from './save-rows.ts'

/** A row as filled in again. */
export interface ChangedRow {
  readonly declarationId: string
  readonly rowNo: number
  readonly values: FormValues
  /** the version of the row that it was filled in upon; undefined: whatever there is */
  readonly seen?: number | undefined
}

/**
 * 修改 of one row of an open declaration; saving what is there already changes nothing.
 * @throws Refusal with findings per field, or 'conflict' when the row was changed or removed meanwhile.
 */
export async function changeRow(
  tx: Tx,
  acting: Acting<Member>,
  catalogue: Catalogue,
  { declarationId, rowNo, values, seen }: ChangedRow,
): Promise<void> {
  const open = await openForRows(tx, acting, catalogue, { declarationId })
  const { row } = open
  const before = await getRow(tx, keyOf(row), rowNo)
  rowAfter('save', before)
  if (sameValues(before.content.values, values) && !before.wrong) return
  if (seen !== undefined && seen !== before.revision) {
    refuse('conflict', '这一行在您修改期间已在别处修改过，所以没有保存。您填写的内容仍在下面。')
  }
  const [judged] = await judgeRows(tx, open, [{ rowNo, values }], await keysOf(tx, keyOf(row)))
  if (!judged) throw new Error('a row must be judged')
  refuseIf(judged.findings)
  const saved = await saveRows(tx, acting, open, `修改${open.rows.noun}（序号 ${rowNo}）`)
  const { keyIndex, wrong, findings, doubts } = judged
  const content = { ...before.content, values, findings, doubts }
  await changeRows(tx, saved, [{ rowNo, before: before.state, verb: 'save', wrong, keyIndex, content }])
  if (!keyIndex.equals(before.keyIndex)) await judgeAgain(tx, { ...open, row: saved }, [before.keyIndex])
}
