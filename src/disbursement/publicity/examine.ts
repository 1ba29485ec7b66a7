import { type Catalogue, type ChangedCondition, caseFile, getItem, moneyDoubtOf, reevaluate } from '#casework'
import type { Acting } from '#identity'
import { type Fen, Refusal, shownYuan, type Tx } from '#platform'
import type { CaseRow } from './tables.ts'

/** The evaluation of a case on today's facts. */
export interface Examination {
  /** why it cannot move on; undefined when it can */
  readonly obstacle: string | undefined
  /** the obstacle is only that its unit's registration is frozen or its contact 未经核实: the case waits for that */
  readonly paused: boolean
  /** conditions whose figures differ from submission */
  readonly changed: readonly ChangedCondition[]
}

/**
 * Re-evaluates a case on today's facts. It can move on when every condition holds, credit included, the amount is the
 * published one, and nothing stands against paying the unit. Facts that can no longer be read, such as those of a
 * deleted unit, also block it.
 */
export async function examine(
  tx: Tx,
  acting: Acting,
  catalogue: Catalogue,
  row: CaseRow,
): Promise<Examination> {
  try {
    const item = getItem(catalogue, row.item_code)
    const file = await caseFile(tx, row.declaration_id)
    const { today, changed } = await reevaluate(tx, acting, item, file)
    const obstacle = today && obstacleIn(today, row.amount_fen)
    const doubt = await moneyDoubtOf(tx, item, file.declaration)
    return {
      changed,
      obstacle: obstacle ?? doubt?.forOfficer.replace(/。$/, ''),
      paused: obstacle === undefined && doubt?.passing === true,
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { changed: [], obstacle: error.message, paused: false }
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
