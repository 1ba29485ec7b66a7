import type { Acting } from '#identity'
import type { Tx } from '#platform'
import { tell } from './decide.ts'
import { keyOf } from './declaration.ts'
import { lockAtStep } from './lock-at-step.ts'
import { recordEvent } from './record-event.ts'
import type { SendingBackFromStep } from './send-back-from-step.ts'
import { casework } from './tables.ts'

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
  await casework(tx)
    .updateTable('casework.declaration')
    .set({ state: 'declined', step: null, step_since: null, due_on: null, ended_at: acting.at })
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .execute()
  await recordEvent(tx, acting, keyOf(row), { verb: 'decline', words: of.words, data: { step: of.from } })
  await tell(tx, acting, row, of.message)
}
