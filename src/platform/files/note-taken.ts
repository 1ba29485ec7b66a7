import { sql } from 'kysely'
import type { Db } from '../database.ts'
import type { Verdict } from './scan/scan.ts'

const scanOf = { clean: 'passed', found: 'found', unanswered: 'waiting' } as const

/**
 * Records a file before it is moved into place, so that clearing spares it; waits for a concurrent clearing of the same
 * file. A file that passed its scan stays passed if the scanner is unavailable the next time.
 */
export async function noteTaken(db: Db, sha256: string, verdict: Verdict | undefined): Promise<void> {
  const scan = verdict === undefined ? 'unscanned' : scanOf[verdict]
  await sql`
    insert into platform.stored_file as kept (sha256, scan) values (${sha256}, ${scan})
    on conflict (sha256) do update set taken_at = now(), unused_since = null,
      scan = case when kept.scan = 'passed' and excluded.scan in ('waiting', 'unscanned') then kept.scan
                  when kept.scan in ('found', 'waiting') and excluded.scan = 'unscanned' then kept.scan
                  else excluded.scan end`.execute(db)
}
