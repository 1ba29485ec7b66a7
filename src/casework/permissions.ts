import type { OfficerRole } from '#identity'
import type { Item } from './item.ts'
import { type OfficerVerb, type State, workflow } from './workflow.ts'

/** Where a case stands, as far as rights depend on it. */
interface Standing {
  readonly state: State
  readonly step: string | null
}

/** Which posts may do a verb to a case where it stands. */
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

/** Whether an officer of this post may do it now; pages ask it to offer a button, verbs ask `postsFor` to refuse. */
export function mayDecide(
  verb: OfficerVerb,
  item: Item,
  of: Standing & { readonly role: OfficerRole },
): boolean {
  if (workflow[verb][of.state] === undefined) return false
  if (verb === 'revoke' && item.onRevoked === undefined) return false
  return postsFor(verb, item, of).includes(of.role)
}
