import type { Acting } from '#identity'
import type { Tx } from '#platform'
import { type Catalogue, getItem } from './catalogue.ts'
import { changeDeclaration } from './change-declaration.ts'
import { entering, enterStep, stepAfter } from './enter-step.ts'
import { lockAtStep } from './lock-at-step.ts'
import { tell } from './tell.ts'

export interface StepCompletion {
  readonly declarationId: string
  /** the step that is complete; refused when the case is at another step, so that nothing is counted twice */
  readonly from: string
  readonly words: string
  readonly data?: Readonly<Record<string, string>>
  /** text message; %s is replaced by name and serial number */
  readonly message?: string
}

/**
 * Completes a step on behalf of the room that handles it: the case moves to the next step, or is settled after the
 * last. Runs in the caller's transaction, whose scope must see the case.
 * @throws Refusal 'conflict' when the case is at another step.
 */
export async function completeStep(
  tx: Tx,
  acting: Acting,
  catalogue: Catalogue,
  { declarationId, from, words, data = {}, message }: StepCompletion,
): Promise<void> {
  const row = await lockAtStep(tx, { declarationId, from })
  const item = getItem(catalogue, row.item_code)
  const step = stepAfter(item, from)
  const moved = entering(acting, item, step)
  const completed = await changeDeclaration(tx, acting, row, {
    verbs: ['advance', ...(moved.verbs ?? [])],
    columns: moved.columns ?? {},
    events: [{ verb: 'advance', words, data: { step: from, ...data } }, ...moved.events],
  })
  await enterStep(tx, acting, item, { row: completed, step })
  if (message) await tell(tx, acting, completed, message)
}
