import type { OfficerRole } from '#identity'
import type { Item } from './item.ts'
import { type OfficerVerb, type State, workflow } from './workflow.ts'

/** The parts of a case's state that permissions depend on. */
interface Standing {
  readonly state: State
  readonly step: string | null
}

/** The posts that may perform an action on a case in its current state. */
export function postsFor(verb: OfficerVerb, item: Item, { state, step }: Standing): readonly OfficerRole[] {
  const here = item.steps.find(one => one.code === step)?.posts ?? []
  switch (verb) {
    case 'accept':
      return ['accept']
    case 'sendBack':
      return state === 'submitted' ? ['accept'] : here
    case 'approve':
      return here
    case 'decline':
      return state === 'submitted' ? ['review'] : here
    case 'revoke':
      return ['review', 'admin']
  }
}

/** Whether what a settled case did can be undone. */
export const isRevocable = ({ onRevoked, rows }: Item): boolean =>
  rows ? rows.revocable : onRevoked !== undefined

/** Whether an officer of this post may decide about single rows: at the last step, as who approves it. */
export const mayDecideRows = (item: Item, of: Standing & { readonly role: OfficerRole }): boolean =>
  of.step === item.steps.at(-1)?.code && mayDecide('approve', item, of)

/** Whether an officer of this post may act now; pages use it to show a button, actions use `postsFor` to refuse. */
export function mayDecide(
  verb: OfficerVerb,
  item: Item,
  of: Standing & { readonly role: OfficerRole },
): boolean {
  if (workflow[verb][of.state] === undefined) return false
  if (verb === 'revoke' && !isRevocable(item)) return false
  return postsFor(verb, item, of).includes(of.role)
}
