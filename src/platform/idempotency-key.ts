import { sql } from 'kysely'
import type { Tx } from './database.ts'

/** The same form was posted before; `location` is where it led. */
export class AlreadyPosted extends Error {
  readonly location: string | null
  constructor(location: string | null) {
    super('posted before')
    this.location = location
  }
}

/**
 * Claims the key of a posted form; a concurrent claim waits for this transaction. @throws AlreadyPosted when it was
 * claimed by one that committed.
 */
export async function claimKey(tx: Tx, once: string): Promise<void> {
  const taken = await sql`insert into platform.once (key) values (${once}) on conflict do nothing`.execute(tx)
  if (taken.numAffectedRows === 1n) return
  const { rows } = await sql<{ location: string | null }>`
    select location from platform.once where key = ${once}`.execute(tx)
  throw new AlreadyPosted(rows[0]?.location ?? null)
}

/** Keeps where a posted form led, so that its repetition leads there too. */
export async function recordOutcome(tx: Tx, once: string, location: string): Promise<void> {
  await sql`update platform.once set location = ${location} where key = ${once}`.execute(tx)
}

/** Releases a key without an outcome: the form stays on the page and may be posted again. */
export async function releaseKey(tx: Tx, once: string): Promise<void> {
  await sql`delete from platform.once where key = ${once}`.execute(tx)
}
