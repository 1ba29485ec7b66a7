import type { Acting } from '#identity'
import type { Tx } from '#platform'
import { type Catalogue, getItem } from './catalogue.ts'
import { tell } from './decide.ts'
import { keyOf } from './declaration.ts'
import { enterStep, stepAfter } from './enter-step.ts'
import { lockAtStep } from './lock-at-step.ts'
import { recordEvent } from './record-event.ts'

export interface StepCompletion {
  readonly declarationId: string
  /** the step that is over; a case that stands elsewhere is refused, so nothing is counted twice */
  readonly from: string
  readonly words: string
  readonly data?: Readonly<Record<string, string>>
  /** a text message; %s stands for name and serial number */
  readonly message?: string
}

/**
 * The room that brought a step says that it is over: the case goes on, or is settled after the last step. Part of
 * the caller's transaction, in a scope that sees the case. @throws Refusal 'conflict' when it stands elsewhere.
 */
export async function completeStep(
  tx: Tx,
  acting: Acting,
  catalogue: Catalogue,
  { declarationId, from, words, data = {}, message }: StepCompletion,
): Promise<void> {
  const row = await lockAtStep(tx, { declarationId, from })
  const item = getItem(catalogue, row.item_code)
  await recordEvent(tx, acting, keyOf(row), { verb: 'advance', words, data: { step: from, ...data } })
  await enterStep(tx, acting, item, { row, step: stepAfter(item, from) })
  if (message) await tell(tx, acting, row, message)
}
