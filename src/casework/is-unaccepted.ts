import type { Item } from './item.ts'
import type { State } from './workflow.ts'

/** Whether a case is at the first step of an item without 受理, where the officer's decision is also its acceptance. */
export function isUnaccepted(
  item: Pick<Item, 'acceptance' | 'steps'>,
  { state, step }: { readonly state: State; readonly step: string | null },
): boolean {
  return item.acceptance === false && state === 'accepted' && step === item.steps[0]?.code
}
