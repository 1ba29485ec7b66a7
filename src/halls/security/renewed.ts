import type { Inside } from '#identity'
import type { Outcome } from '../serving/posted-form.ts'

/** After a change of the ways to log in: the fresh session, what was done, and what others did before. */
export function renewed(to: string, { session, told }: Inside, message: string): Outcome {
  return { to, session, pending: null, message: told === undefined ? message : `${message}　${told}` }
}
