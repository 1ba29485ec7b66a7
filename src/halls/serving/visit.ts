import type { Catalogue } from '#casework'
import type { Acting, Who } from '#identity'
import type { Finding, FormValues } from '#platform'

export type HallName = 'portal' | 'person' | 'employer' | 'agency'

/** One request as a page sees it: account, address, and what was typed if a post was refused. */
export interface Visit<W extends Who = Who> {
  readonly acting: Acting<W>
  readonly catalogue: Catalogue
  /** the hall's public base URL without trailing slash, for absolute addresses */
  readonly site: string
  /** the path without its query */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** token of a login awaiting its second step */
  readonly pending: string | undefined
  /** what was typed, when a form is shown again */
  readonly typed: FormValues | undefined
  readonly findings: readonly Finding[]
  /** success message, shown once */
  readonly message: string | undefined
  /** included in every form: CSRF token and idempotency key */
  readonly hidden: Readonly<Record<string, string>>
}
