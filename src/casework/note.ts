import type { Acting } from '#identity'
import type { Tx } from '#platform'
import { tell } from './decide.ts'
import { keyOf } from './declaration.ts'
import { lockAtStep } from './lock-at-step.ts'
import { recordEvent } from './record-event.ts'

export interface Note {
  readonly declarationId: string
  /** the expected step; refused when the case is at another one */
  readonly from: string
  /** line shown to the unit in 办理过程 */
  readonly words: string
  /** text message; %s is replaced by name and serial number */
  readonly message?: string
}

/**
 * Records an event at a step that no officer decides, without leaving it: its publicity began, its payment is at the
 * bank. Runs in the caller's transaction.
 * @throws Refusal 'conflict' when the case is at another step.
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
