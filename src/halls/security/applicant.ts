import { type Acting, enrollingMember, type FreshProof, type Member } from '#identity'
import type { FormValues } from '#platform'
import { memberOf } from '../serving/member-of.ts'
import type { Visit } from '../serving/visit.ts'

/** Who sets up a second factor: a logged-in user, or an officer who must do so before entering. */
export async function applicantOf(visit: Visit): Promise<Acting<Member>> {
  const enrolling = isEnrolling(visit)
  return enrolling
    ? await enrollingMember(visit.acting, visit.pending)
    : { ...visit.acting, who: memberOf(visit) }
}

/** Whether the login awaits its second step; the password was just given, so it is not asked for again. */
export const isEnrolling = (visit: Visit) =>
  visit.acting.who.kind === 'visitor' && visit.pending !== undefined

/** Re-authentication: the password, unless it was just given. */
export const proofOf = (visit: Visit, { password = '' }: FormValues): FreshProof =>
  isEnrolling(visit) ? { pending: visit.pending } : { password }
