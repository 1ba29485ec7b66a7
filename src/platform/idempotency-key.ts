import { sql } from 'kysely'
import type { Db, Tx } from './database.ts'

/** The command was already carried out: the same form was posted before. */
export class AlreadyPosted extends Error {
  readonly location: string | null
  constructor(location: string | null) {
    super('posted before')
    this.location = location
  }
}

export async function claimKey(tx: Tx, once: string): Promise<void> {
  const taken = await sql`insert into platform.once (key) values (${once}) on conflict do nothing`.execute(tx)
  if (taken.numAffectedRows === 1n) return
  const { rows } = await sql<{ location: string | null }>`
    select location from platform.once where key = ${once}`.execute(tx)
  throw new AlreadyPosted(rows[0]?.location ?? null)
}

/** Records where a posted form redirected to, so that a repeated post redirects there too. */
export async function recordOutcome(db: Db, once: string, location: string): Promise<void> {
  await sql`update platform.once set location = ${location} where key = ${once}`.execute(db)
}
