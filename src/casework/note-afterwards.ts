import type { Acting } from '#identity'
import type { Tx } from '#platform'
import { tell } from './decide.ts'
import { keyOf } from './declaration.ts'
import { lockDeclaration } from './lock-declaration.ts'
import { recordEvent } from './record-event.ts'

export interface NoteAfterwards {
  readonly declarationId: string
  /** line shown to the unit in 办理过程 */
  readonly words: string
  /** text message; %s is replaced by name and serial number */
  readonly message: string
}

/**
 * Records an event on a case in any state, such as money to be paid back after it was settled, and notifies the
 * applicant; the state does not change. Runs in the caller's transaction.
 */
export async function noteAfterwards(tx: Tx, acting: Acting, of: NoteAfterwards): Promise<void> {
  const row = await lockDeclaration(tx, of.declarationId)
  await recordEvent(tx, acting, keyOf(row), { verb: 'note', words: of.words })
  await tell(tx, acting, row, of.message)
}
