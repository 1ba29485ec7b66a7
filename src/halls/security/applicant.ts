import { type Acting, enrollingMember, type FreshProof, type Member } from '#identity'
import type { FormValues } from '#platform'
import { memberOf } from '../serving/member-of.ts'
import type { Visit } from '../serving/visit.ts'

/** Who sets up a second factor: whoever is logged in, or an officer who may not come in before it is done. */
export async function applicantOf(visit: Visit): Promise<Acting<Member>> {
  const enrolling = isEnrolling(visit)
  return enrolling
    ? await enrollingMember(visit.acting, visit.pending)
    : { ...visit.acting, who: memberOf(visit) }
}

/** Whether the login is still half open; then the password was given a moment ago and is not asked for again. */
export const isEnrolling = (visit: Visit) =>
  visit.acting.who.kind === 'visitor' && visit.pending !== undefined

/** What shows again who it is: the password, unless it was given a moment ago. */
export const proofOf = (visit: Visit, { password = '' }: FormValues): FreshProof =>
  isEnrolling(visit) ? { pending: visit.pending } : { password }
