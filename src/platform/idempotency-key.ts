import { escapeLiteral, type QueryResult } from 'pg'

/** The same form was posted before; `location` is where it led. */
export class AlreadyPosted extends Error {
  readonly location: string | null
  constructor(location: string | null) {
    super('posted before')
    this.location = location
  }
}

/** A key as it is kept; the location is null for a form that is still being processed. */
export interface KeyRow {
  readonly location?: string | null
}

/**
 * Claims the key of a posted form; a concurrent claim waits for the transaction that holds it. SQL text, so that it
 * travels in one message with `begin`; its two answers are for `refuseClaimed`.
 */
export function claimOfKey(once: string): string {
  const key = escapeLiteral(once)
  return `insert into platform.once (key) values (${key}) on conflict do nothing; select location from platform.once where key = ${key}`
}

/** @throws AlreadyPosted when the key was claimed by a transaction that committed */
export function refuseClaimed([inserted, kept]: readonly QueryResult<KeyRow>[]): void {
  if (inserted?.rowCount !== 1) throw new AlreadyPosted(kept?.rows[0]?.location ?? null)
}

/**
 * Keeps where a posted form led, so that its repetition leads there too. Without a location the key is released: the
 * form stays on the page and may be posted again. SQL text, so that it travels in one message with `commit`.
 */
export const endOfKey = (once: string, location: string | undefined): string =>
  location === undefined
    ? `delete from platform.once where key = ${escapeLiteral(once)}`
    : `update platform.once set location = ${escapeLiteral(location)} where key = ${escapeLiteral(once)}`
