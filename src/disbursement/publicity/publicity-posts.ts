import { type Acting, type OfficerActor, type OfficerRole, officerRoles } from '#identity'
import { refuse } from '#platform'

/** Which posts may do what in publicity. The preparer of a list may never publish it, whatever the post. */
const publicityPosts = {
  prepare: ['review', 'hr', 'admin'],
  publish: ['hr', 'admin'],
  acceptObjection: ['accept', 'review', 'hr', 'admin'],
  decideObjection: ['review', 'hr', 'admin'],
  end: ['review', 'hr', 'admin'],
} as const satisfies Readonly<Record<string, readonly OfficerRole[]>>

export type PublicityDuty = keyof typeof publicityPosts

/** Whether an officer of this post may do it; pages use it to show a button, actions use `refuseOtherPost`. */
export function mayPublicity(duty: PublicityDuty, role: OfficerRole): boolean {
  const posts: readonly OfficerRole[] = publicityPosts[duty]
  return posts.includes(role)
}

/** @throws Refusal 'forbidden' naming the permitted posts. */
export function refuseOtherPost({ who }: Acting<OfficerActor>, duty: PublicityDuty): void {
  if (mayPublicity(duty, who.role)) return
  const needed = publicityPosts[duty].map(role => officerRoles[role]).join('、')
  refuse('forbidden', `此操作由${needed}办理，您当前是${officerRoles[who.role]}。`)
}
