import type { Catalogue } from '#casework'
import type { Acting, Who } from '#identity'
import type { Finding, FormValues } from '#platform'

export type HallName = 'portal' | 'person' | 'employer' | 'agency'

/** One request, as a page sees it: who asks, for what, and what was typed when a post was refused. */
export interface Visit<W extends Who = Who> {
  readonly acting: Acting<W>
  readonly catalogue: Catalogue
  /** the path without its query */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** what was typed into a form that comes back */
  readonly typed: FormValues | undefined
  readonly findings: readonly Finding[]
  /** said once, after something succeeded */
  readonly message: string | undefined
  /** goes into every form: against forgery and against repetition */
  readonly hidden: Readonly<Record<string, string>>
}

/** A posted form. */
export interface Posted {
  readonly values: FormValues
  /** every value of a name, for boxes that share one */
  all(name: string): readonly string[]
  /** which of several buttons */
  readonly act: string
  readonly file?: { readonly name: string; readonly stream: NodeJS.ReadableStream }
}

/** What a post leads to. */
export type Outcome =
  | { readonly to: string; readonly message?: string; readonly session?: string | null }
  /** the same page again, with what was typed; `wait` seconds until the same button may be pressed again */
  | { readonly stay: string; readonly wait?: number }

/** The sentence beside a field, if it is wrong. */
export function errorOf(visit: Visit, field: string): string | undefined {
  return visit.findings.find(finding => finding.field === field)?.sentence
}

/** What an input shows: what was typed, else what is known. */
export function shownValue(visit: Visit, field: string, known = ''): string {
  return visit.typed?.[field] ?? known
}

/** Name, value and error of an input, for spreading into it. */
export function input(visit: Visit, name: string, known = '') {
  return { name, value: shownValue(visit, name, known), error: errorOf(visit, name) }
}
