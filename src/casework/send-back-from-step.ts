import type { Acting } from '#identity'
import type { Tx } from '#platform'
import { changeDeclaration } from './change-declaration.ts'
import { lockAtStep } from './lock-at-step.ts'
import { tell } from './tell.ts'

export interface SendingBackFromStep {
  readonly declarationId: string
  /** the step that sends it back; refused when the case is at another step */
  readonly from: string
  /** step to resume at once corrected, submitted and accepted again; null repeats all steps */
  readonly resumeAt: string | null
  /** reason shown to the unit */
  readonly words: string
  /** text message; %s is replaced by name and serial number */
  readonly message: string
}

/**
 * Returns a case to the unit from a step that no officer decides, such as a payment that the bank returned; it appears
 * in 我的待提交业务 again. Runs in the caller's transaction.
 * @throws Refusal 'conflict' when the case is at another step.
 */
export async function sendBackFromStep(tx: Tx, acting: Acting, of: SendingBackFromStep): Promise<void> {
  const row = await lockAtStep(tx, of)
  const changed = await changeDeclaration(tx, acting, row, {
    verbs: ['sendBack'],
    columns: { step: null, step_since: null, due_on: null, resume_step: of.resumeAt },
    events: [{ verb: 'sendBack', words: of.words, data: { step: of.from } }],
  })
  await tell(tx, acting, changed, of.message)
}
