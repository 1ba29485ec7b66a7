import type { Acting } from '#identity'
import type { Tx } from '#platform'
import { tell } from './decide.ts'
import { keyOf } from './declaration.ts'
import { lockAtStep } from './lock-at-step.ts'
import { recordEvent } from './record-event.ts'
import { casework } from './tables.ts'

export interface SendingBackFromStep {
  readonly declarationId: string
  /** the step that sends it back; a case that stands elsewhere is refused */
  readonly from: string
  /** where it goes on once corrected, submitted and accepted again; null walks all steps anew */
  readonly resumeAt: string | null
  /** what the unit reads */
  readonly words: string
  /** a text message; %s stands for name and serial number */
  readonly message: string
}

/**
 * A step that no officer decides sends a case back to the unit, such as a payment that the bank returned: it is in
 * 我的待提交业务 again. Part of the caller's transaction. @throws Refusal 'conflict' when it stands elsewhere.
 */
export async function sendBackFromStep(tx: Tx, acting: Acting, of: SendingBackFromStep): Promise<void> {
  const row = await lockAtStep(tx, of)
  await casework(tx)
    .updateTable('casework.declaration')
    .set({ state: 'returned', step: null, step_since: null, due_on: null, resume_step: of.resumeAt })
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .execute()
  await recordEvent(tx, acting, keyOf(row), { verb: 'sendBack', words: of.words, data: { step: of.from } })
  await tell(tx, acting, row, of.message)
}
