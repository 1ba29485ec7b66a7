import type { Acting } from '#identity'
import type { Tx } from '#platform'
import { changeDeclaration } from './change-declaration.ts'
import { lockAtStep } from './lock-at-step.ts'
import type { SendingBackFromStep } from './send-back-from-step.ts'
import { tell } from './tell.ts'

/**
 * Rejects a case at a step that no officer decides, such as a publicity whose objection was upheld. The unit may apply
 * again. Runs in the caller's transaction.
 * @throws Refusal 'conflict' when the case is at another step.
 */
export async function endCaseAtStep(
  tx: Tx,
  acting: Acting,
  of: Omit<SendingBackFromStep, 'resumeAt'>,
): Promise<void> {
  const row = await lockAtStep(tx, of)
  const changed = await changeDeclaration(tx, acting, row, {
    verbs: ['decline'],
    columns: { step: null, step_since: null, due_on: null, ended_at: acting.at },
    events: [{ verb: 'decline', words: of.words, data: { step: of.from } }],
  })
  await tell(tx, acting, changed, of.message)
}
