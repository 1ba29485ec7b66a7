import type { OfficerActor } from '#identity'
import type { Item } from '../item.ts'
import { postsFor } from '../permissions.ts'
import type { State } from '../workflow.ts'

/** The officers among these whose post takes the next step of a case; empty when no officer has to act. */
export function officersFor(
  item: Item,
  of: { readonly state: State; readonly step: string | null },
  officers: readonly OfficerActor[],
): OfficerActor[] {
  const verb = of.state === 'submitted' ? 'accept' : 'approve'
  const posts = of.state === 'submitted' || of.state === 'accepted' ? postsFor(verb, item, of) : []
  return officers.filter(officer => posts.includes(officer.role))
}
