import type { Acting } from '#identity'
import type { Tx } from '#platform'
import { tell } from './decide.ts'
import { keyOf } from './declaration.ts'
import { lockAtStep } from './lock-at-step.ts'
import { recordEvent } from './record-event.ts'

export interface Note {
  readonly declarationId: string
  /** the step where it happens; a case that stands elsewhere is refused */
  readonly from: string
  /** what the unit reads in 办理过程 */
  readonly words: string
  /** a text message; %s stands for name and serial number */
  readonly message?: string
}

/**
 * Something happens to a case at a step that no officer decides, and it stays there: its publicity began, its money is
 * at the bank. Part of the caller's transaction. @throws Refusal 'conflict' when it stands elsewhere.
 */
export async function note(
  tx: Tx,
  acting: Acting,
  { declarationId, from, words, message }: Note,
): Promise<void> {
  const row = await lockAtStep(tx, { declarationId, from })
  await recordEvent(tx, acting, keyOf(row), { verb: 'note', words, data: { step: from } })
  if (message) await tell(tx, acting, row, message)
}
