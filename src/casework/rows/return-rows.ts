import type { Tx } from '#platform'
import { type DeclarationRow, keyOf } from '../declaration.ts'
import { changeRows } from './change-rows.ts'
import { storedRows } from './stored-rows.ts'

/** 退回补正: the rows that nobody has decided may be changed again; what is settled or declined stays as it is. */
export async function returnRows(tx: Tx, row: DeclarationRow): Promise<void> {
  const open = await storedRows(tx, keyOf(row), ['referred'])
  await changeRows(
    tx,
    row,
    open.map(({ rowNo, state, keyIndex, content }) => {
      return { rowNo, before: state, verb: 'giveBack', wrong: false, keyIndex, content }
    }),
  )
}
