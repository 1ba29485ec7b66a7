import { type StatedRows, statedRows } from '../rows/stated-rows.ts'
import type { Receipt } from './receipt-format.ts'

/** Whether the rows of a receipt are those that its statement declares; nothing for an item without rows. */
export function checkReceiptRows({ rows }: Receipt, stated: StatedRows | undefined) {
  const title = '名单'
  if (!stated) return []
  if (!rows) return [{ title, holds: undefined, words: '凭证中没有名单，退回的业务请在重新提交后下载' }]
  const { count, sha256 } = statedRows(rows)
  const holds = count === stated.count && sha256 === stated.sha256
  return [{ title, holds, words: holds ? `${count} 行与提交时一致` : '与提交时的名单不一致，已被改动' }]
}

/** The rows of a receipt in lines for display. */
export const rowsInLines = ({ rows }: Receipt) =>
  (rows ?? []).map(({ rowNo, cells }) => ({
    label: `序号 ${rowNo}`,
    value: cells.map(cell => `${cell.label}：${cell.value}`).join('，'),
  }))
