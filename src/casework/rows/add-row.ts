import type { Acting, Member } from '#identity'
import { type FormValues, refuse, refuseIf, type Tx } from '#platform'
import type { Catalogue } from '../catalogue.ts'
import { keyOf } from '../declaration.ts'
import { changeRows } from './change-rows.ts'
import { judgeRows, keysOf } from './judge-rows.ts'
import { type Into, openForRows } from './open-for-rows.ts'
import { saveRows } from './save-rows.ts'
import { rowsOf, storedRow } from './stored-rows.ts'

/** A row as filled in. */
export interface NewRow {
  readonly into: Into
  readonly values: FormValues
}

/**
 * 保存 of one row: adds it to the draft, which the first row begins. The same row saved twice is there once.
 * @returns the declaration's id.
 * @throws Refusal with findings per field, also where the declaration has a row about the same already, or is full.
 */
export async function addRow(
  tx: Tx,
  acting: Acting<Member>,
  catalogue: Catalogue,
  { into, values }: NewRow,
): Promise<string> {
  const open = await openForRows(tx, acting, catalogue, into)
  const { row, rows } = open
  const keys = await keysOf(tx, keyOf(row))
  const rowNo = (keys.at(-1)?.rowNo ?? 0) + 1
  const [judged] = await judgeRows(tx, open, [{ rowNo, values }], keys)
  if (!judged) throw new Error('a row must be judged')
  const same = keys.filter(one => one.keyIndex.equals(judged.keyIndex)).map(one => one.rowNo)
  if (await isKept(tx, keyOf(row), same, values)) return row.declaration_id
  refuseIf(judged.findings)
  if (keys.length >= rows.most) {
    refuse('conflict', `一次申报最多 ${rows.most} ${rows.counter}，请先提交，再继续填报其余${rows.noun}。`)
  }
  const saved = await saveRows(tx, acting, open, `保存${rows.noun} 1 ${rows.counter}（序号 ${rowNo}）`)
  const { keyIndex, wrong, findings, doubts } = judged
  const content = { values, findings, doubts }
  await changeRows(tx, saved, [{ rowNo, before: undefined, verb: 'save', wrong, keyIndex, content }])
  return row.declaration_id
}

/** Whether one of these rows says just this already. */
async function isKept(
  tx: Tx,
  key: ReturnType<typeof keyOf>,
  rowNos: readonly number[],
  values: FormValues,
): Promise<boolean> {
  if (rowNos.length === 0) return false
  const kept = await rowsOf(tx, key).selectAll().where('row_no', 'in', rowNos).execute()
  return kept.map(storedRow).some(({ content }) => sameValues(content.values, values))
}

/** Whether two rows were filled in alike. */
export function sameValues(one: FormValues, other: FormValues): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every(name => (one[name] ?? '') === (other[name] ?? ''))
}
