import type { Catalogue } from '#casework'
import type { Acting, Who } from '#identity'
import type { Finding, FormValues } from '#platform'

export type HallName = 'portal' | 'person' | 'employer' | 'agency'

/** One request, as a page sees it: who asks, for what, and what was typed when a post was refused. */
export interface Visit<W extends Who = Who> {
  readonly acting: Acting<W>
  readonly catalogue: Catalogue
  /** where the public reaches the hall, without a slash at its end: for addresses that leave the page */
  readonly site: string
  /** the path without its query */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** the token of a login whose second step is due */
  readonly pending: string | undefined
  /** what was typed into a form that comes back */
  readonly typed: FormValues | undefined
  readonly findings: readonly Finding[]
  /** said once, after something succeeded */
  readonly message: string | undefined
  /** goes into every form: against forgery and against repetition */
  readonly hidden: Readonly<Record<string, string>>
}
