import { refuse, type Tx } from '#platform'
import { type DeclarationRow, keyOf } from '../declaration.ts'
import { countRows, type RowCounts } from './count-rows.ts'
import type { ItemRows } from './rows-definition.ts'

/**
 * How the rows of a case have ended, before it is approved at its last step.
 * @throws Refusal 'conflict' while one is undecided, and where none has taken effect: such a case ends by 不予通过, whose
 * reason the unit reads.
 */
export async function endOfRows(
  tx: Tx,
  { noun, counter }: ItemRows,
  row: DeclarationRow,
): Promise<RowCounts> {
  const counts = await countRows(tx, keyOf(row))
  if (counts.referred > 0) {
    refuse('conflict', `还有 ${counts.referred} ${counter}没有决定，请先在${noun}名单中逐一决定。`)
  }
  if (counts.settled === 0) {
    refuse('conflict', `全部${noun}都未通过，请填写原因后点“不予通过”结束本件。`)
  }
  return counts
}
