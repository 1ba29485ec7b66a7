import { type Catalogue, getItem, reexamine } from '#casework'
import type { Acting } from '#identity'
import { shownYuan, type Tx } from '#platform'
import type { CaseRow } from './tables.ts'

/**
 * Reads today's facts of a case again: why it cannot go on when its period is over, or undefined. Every condition
 * must hold, credit among them, and the amount must be the one that was published.
 */
export async function findObstacle(
  tx: Tx,
  acting: Acting,
  catalogue: Catalogue,
  row: CaseRow,
): Promise<string | undefined> {
  const item = getItem(catalogue, row.item_code)
  const { today } = await reexamine(tx, acting, item, row.declaration_id)
  if (!today) return undefined
  const failing = today.conditions.filter(one => !one.passed)
  if (failing.length > 0) {
    return failing.map(one => `“${one.title}”不符合：${one.figure}，要求${one.limit}`).join('；')
  }
  if (today.amountFen === row.amount_fen) return undefined
  return `返还金额由公示的 ${shownYuan(row.amount_fen)} 元变为 ${shownYuan(today.amountFen)} 元`
}
