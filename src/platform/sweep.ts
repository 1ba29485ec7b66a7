import { sql } from 'kysely'
import type { Db } from './database.ts'

/** Forgets which forms were posted more than a day ago: nobody repeats a post that late. */
export async function sweepOnce(db: Db): Promise<void> {
  await sql`delete from platform.once where posted_at < now() - interval '1 day'`.execute(db)
}
