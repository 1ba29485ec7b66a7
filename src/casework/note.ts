import type { Acting } from '#identity'
import type { Tx } from '#platform'
import { lockAtStep } from './lock-at-step.ts'
import { lockDeclaration } from './lock-declaration.ts'
import { recordEvent } from './record-event.ts'
import { tell } from './tell.ts'

export interface Note {
  readonly declarationId: string
  /** the step where it happens, refused when the case is at another step; without one it may be anywhere, settled too */
  readonly from?: string
  /** what the unit reads in 办理过程 */
  readonly words: string
  /** a text message; %s stands for name and serial number */
  readonly message?: string
}

/**
 * Records something that happens to a case while its state stays: its publicity began, its money is at the bank, a
 * settled refund must be paid back. Runs in the caller's transaction.
 * @throws Refusal 'conflict' when the case is not at `from`.
 */
export async function note(
  tx: Tx,
  acting: Acting,
  { declarationId, from, words, message }: Note,
): Promise<void> {
  const row =
    from === undefined
      ? await lockDeclaration(tx, declarationId)
      : await lockAtStep(tx, { declarationId, from })
  await recordEvent(tx, acting, row, {
    verb: 'note',
    words,
    ...(from === undefined ? {} : { data: { step: from } }),
  })
  if (message) await tell(tx, acting, row, message)
}
