import { type AddedSheet, addRow, addSheet, type Item, type ItemRows, removeRows } from '#casework'
import type { Tx } from '#platform'
import type { Outcome, Posted } from '../../serving/posted-form.ts'
import type { Visit } from '../../serving/visit.ts'
import { wholeNumber } from '../../serving/whole-number.ts'
import type { Filer } from '../filer-page.ts'
import { rowValues } from './row-values.ts'
import { sheetRows } from './sheet-rows.ts'

interface Into {
  readonly item: Item
  readonly rows: ItemRows
  /** the declaration; undefined on the item's own page, whose draft may not have begun */
  readonly declarationId: string | undefined
}

/** Handles the buttons of a list of rows. */
export async function postRows(
  tx: Tx,
  { acting, catalogue, path }: Visit<Filer>,
  posted: Posted,
  { item, rows, declarationId }: Into,
): Promise<Outcome> {
  const into = declarationId === undefined ? { itemCode: item.code } : { declarationId }
  switch (posted.act) {
    case 'sheet': {
      const sheet = await sheetRows(rows, posted.file)
      const added = await addSheet(tx, acting, catalogue, { into, rows: sheet })
      return { to: `${path}#rows`, message: sheetWords(rows, added) }
    }
    case 'remove':
    case 'remove-wrong': {
      const which = posted.act === 'remove' ? posted.all('id').map(no => wholeNumber(no, 9) ?? 0) : 'wrong'
      const of = declarationId ?? posted.values._of ?? ''
      const removed = await removeRows(tx, acting, catalogue, { declarationId: of, rows: which })
      return { to: `${path}#rows`, message: `已删除 ${removed} ${rows.counter}。` }
    }
    default:
      await addRow(tx, acting, catalogue, { into, values: rowValues(rows, posted) })
      return { to: `${path}?saved` }
  }
}

function sheetWords({ counter }: ItemRows, { added, replaced, wrong }: AddedSheet): string {
  const wrongWords = wrong > 0 ? `其中 ${wrong} ${counter}有误，请按提示修改。` : '没有发现错误。'
  return `名单已保存：新增 ${added} ${counter}${replaced > 0 ? `，更新 ${replaced} ${counter}` : ''}。${wrongWords}`
}
