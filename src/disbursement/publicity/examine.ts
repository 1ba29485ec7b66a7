import { type Catalogue, type ChangedCondition, getItem, reevaluate } from '#casework'
import type { Acting } from '#identity'
import { type Fen, Refusal, shownYuan, type Tx } from '#platform'
import type { CaseRow } from './tables.ts'

/** What a case looks like on today's facts. */
export interface Examination {
  /** why it cannot go on; undefined when it can */
  readonly obstacle: string | undefined
  /** the conditions whose figures are not what they were at submission */
  readonly changed: readonly ChangedCondition[]
}

/**
 * Reads today's facts of a case again. It can go on when every condition holds, credit among them, and the amount is
 * the one that was published. Facts that cannot be read any more, such as those of a unit that is gone, are an
 * obstacle too.
 */
export async function examine(
  tx: Tx,
  acting: Acting,
  catalogue: Catalogue,
  row: CaseRow,
): Promise<Examination> {
  try {
    const item = getItem(catalogue, row.item_code)
    const { today, changed } = await reevaluate(tx, acting, item, row.declaration_id)
    return { changed, obstacle: today && obstacleIn(today, row.amount_fen) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { changed: [], obstacle: error.message }
  }
}

type Review = NonNullable<Awaited<ReturnType<typeof reevaluate>>['today']>

function obstacleIn({ conditions, amountFen }: Review, publishedFen: Fen): string | undefined {
  const failing = conditions.filter(one => !one.passed)
  if (failing.length > 0) {
    return failing.map(one => `“${one.title}”不符合：${one.figure}，要求${one.limit}`).join('；')
  }
  if (amountFen === publishedFen) return undefined
  return `返还金额由公示的 ${shownYuan(publishedFen)} 元变为 ${shownYuan(amountFen)} 元`
}
