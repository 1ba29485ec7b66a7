import type { Acting } from '#identity'
import type { Tx } from '#platform'
import { tell } from './decide.ts'
import { keyOf } from './declaration.ts'
import { lockDeclaration } from './lock-declaration.ts'
import { recordEvent } from './record-event.ts'

export interface NoteAfterwards {
  readonly declarationId: string
  /** what the unit reads in 办理过程 */
  readonly words: string
  /** a text message; %s stands for name and serial number */
  readonly message: string
}

/**
 * Something happens on account of a case wherever it stands, such as money that must be paid back after it was
 * settled: one line of its history, one text message, and it stays where it is. Part of the caller's transaction.
 */
export async function noteAfterwards(tx: Tx, acting: Acting, of: NoteAfterwards): Promise<void> {
  const row = await lockDeclaration(tx, of.declarationId)
  await recordEvent(tx, acting, keyOf(row), { verb: 'note', words: of.words })
  await tell(tx, acting, row, of.message)
}
