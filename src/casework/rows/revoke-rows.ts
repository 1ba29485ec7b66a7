import type { Acting } from '#identity'
import type { Tx } from '#platform'
import { type DeclarationRow, keyOf } from '../declaration.ts'
import { changeRows } from './change-rows.ts'
import { inBatches } from './in-batches.ts'
import type { ItemRows } from './rows-definition.ts'
import { storedRows } from './stored-rows.ts'

/** 撤销: every row that took effect is undone, all or none. @throws Refusal of the item. */
export async function revokeRows(tx: Tx, acting: Acting, rows: ItemRows, row: DeclarationRow): Promise<void> {
  const settled = await storedRows(tx, keyOf(row), ['settled'])
  const key = keyOf(row)
  await inBatches(settled, async some => {
    await rows.revoke(
      tx,
      acting,
      some.map(({ rowNo }) => ({ ...key, rowNo })),
    )
    return []
  })
  await changeRows(
    tx,
    row,
    settled.map(({ rowNo, state, keyIndex, content }) => {
      return { rowNo, before: state, verb: 'revoke', wrong: false, keyIndex, content }
    }),
  )
}
