import type { Acting, OfficerActor } from '#identity'
import { refuse, type Tx } from '#platform'
import { type DeclarationRow, keyOf } from '../declaration.ts'
import type { Item } from '../item.ts'
import { changeRows } from './change-rows.ts'
import { countRows } from './count-rows.ts'
import { storedRows } from './stored-rows.ts'

/**
 * 不予通过 of a whole declaration: with it every row that was not decided. @throws Refusal 'conflict' where some rows have
 * taken effect: the declaration then ends by 审核通过, once the others are decided one by one.
 */
export async function declineRows(
  tx: Tx,
  acting: Acting<OfficerActor>,
  { item, row, words }: { readonly item: Item; readonly row: DeclarationRow; readonly words: string },
): Promise<void> {
  const { rows } = item
  if (!rows) return
  const { settled } = await countRows(tx, keyOf(row))
  if (settled > 0) {
    const sentence = `其中 ${settled} ${rows.counter}已办结，不能整件不予通过。请对其余${rows.noun}逐一作出决定后，点“审核通过”办结本件。`
    refuse('conflict', sentence)
  }
  const open = await storedRows(tx, keyOf(row), ['referred'])
  await changeRows(
    tx,
    row,
    open.map(({ rowNo, state, keyIndex, content }) => {
      const decided = { at: acting.at, by: acting.who.accountNo }
      return {
        rowNo,
        before: state,
        verb: 'decline',
        wrong: false,
        keyIndex,
        content: { ...content, words },
        decided,
      }
    }),
  )
}
