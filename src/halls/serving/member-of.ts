import type { Member } from '#identity'
import { refuse } from '#platform'
import type { Visit } from './visit.ts'

/** The logged-in account, in any hall. */
export function memberOf({ acting: { who } }: Visit): Member {
  return who.kind === 'visitor' || who.kind === 'system'
    ? refuse('signed-out', '登录已超时，请重新登录。')
    : who
}
