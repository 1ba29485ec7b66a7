import { sql } from 'kysely'
import type { Db } from './database.ts'

/** Deletes form tokens older than a day: no one repeats a post that late. */
export async function sweepOnce(db: Db): Promise<void> {
  await sql`delete from platform.once where posted_at < now() - interval '1 day'`.execute(db)
}
