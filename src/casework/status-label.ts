import { isUnaccepted } from './is-unaccepted.ts'
import type { Item } from './item.ts'
import { type State, states } from './workflow.ts'

/** The status label, including the current step: 待初审, 公示中, 待拨付. */
export function statusLabel(
  item: Pick<Item, 'acceptance' | 'steps'> | undefined,
  { state, step }: { readonly state: State; readonly step: string | null },
): (typeof states)[State] {
  const words = states[state]
  const at = state === 'accepted' ? item?.steps.find(one => one.code === step) : undefined
  if (!item || !at) return words
  const { acceptance } = isUnaccepted(item, { state, step }) ? states.submitted : words
  return { acceptance, shown: at.standing, handling: at.standing }
}
