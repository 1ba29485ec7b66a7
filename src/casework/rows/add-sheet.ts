import type { Acting, Member } from '#identity'
import { type FormValues, refuse, type Tx } from '#platform'
import type { Catalogue } from '../catalogue.ts'
import { keyOf } from '../declaration.ts'
import { changeRows } from './change-rows.ts'
import { judgeRows, keyIndexOf } from './judge-rows.ts'
import { type Into, openForRows } from './open-for-rows.ts'
import type { ItemRows } from './rows-definition.ts'
import { saveRows } from './save-rows.ts'
import { type StoredRow, storedRows } from './stored-rows.ts'

/** A row of a sheet: its line there, and its cells by field. */
export interface SheetRow {
  readonly line: number
  readonly values: FormValues
}

/** What became of a sheet. */
export interface AddedSheet {
  readonly declarationId: string
  readonly added: number
  /** rows whose key was in the draft already */
  readonly replaced: number
  /** of both, how many must be corrected */
  readonly wrong: number
}

/**
 * 上传名单: keeps every row of a sheet, the wrong ones marked with field and reason. A row about the same as one that is
 * in the draft takes its place, so the same sheet twice does not double anything; the second of two such rows of the
 * sheet is kept as wrong.
 * @throws Refusal when the sheet is empty or the declaration would have too many rows.
 */
export async function addSheet(
  tx: Tx,
  acting: Acting<Member>,
  catalogue: Catalogue,
  { into, rows: sheet }: { readonly into: Into; readonly rows: readonly SheetRow[] },
): Promise<AddedSheet> {
  if (sheet.length === 0) return refuse('invalid', '表格中没有数据，请填写后再上传。', 'file')
  const open = await openForRows(tx, acting, catalogue, into)
  const { row, rows } = open
  const before = await storedRows(tx, keyOf(row))
  const placed = placesIn(open.rows, before, sheet)
  const added = placed.filter(one => one.before === undefined).length
  if (before.length + added > rows.most) {
    const words = `一次申报最多 ${rows.most} ${rows.counter}：已填报 ${before.length} ${rows.counter}，表格中另有 ${added} ${rows.counter}。请分几次填报、提交。`
    return refuse('conflict', words, 'file')
  }
  const judged = await judgeRows(tx, open, placed, before)
  const wrong = judged.filter(one => one.wrong).length
  const wrongWords = wrong > 0 ? `，其中 ${wrong} ${rows.counter}有误` : ''
  const words = `上传${rows.noun}名单 ${sheet.length} ${rows.counter}${wrongWords}`
  const saved = await saveRows(tx, acting, open, words)
  await changeRows(
    tx,
    saved,
    judged.map(({ rowNo, values, keyIndex, wrong, findings, doubts }, i) => {
      const { line, before } = placed[i] ?? {}
      const content = { values, ...(line === undefined ? {} : { line }), findings, doubts }
      return { rowNo, before: before?.state, verb: 'save', wrong, keyIndex, content }
    }),
  )
  return { declarationId: row.declaration_id, added, replaced: sheet.length - added, wrong }
}

interface Placed extends SheetRow {
  readonly rowNo: number
  /** the draft it takes the place of */
  readonly before: StoredRow | undefined
}

/** The n-th row of the sheet about something takes the place of the n-th draft about the same, others come at the end. */
function placesIn(rows: ItemRows, before: readonly StoredRow[], sheet: readonly SheetRow[]): Placed[] {
  const drafts = before.filter(one => one.state === 'draft')
  const waiting = Map.groupBy(drafts, one => one.keyIndex.toString('hex'))
  let last = before.at(-1)?.rowNo ?? 0
  return sheet.map(one => {
    const kept = waiting.get(keyIndexOf(rows, one.values).toString('hex'))?.shift()
    last += kept ? 0 : 1
    return { ...one, rowNo: kept?.rowNo ?? last, before: kept }
  })
}
