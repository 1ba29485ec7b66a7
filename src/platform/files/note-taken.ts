import { sql } from 'kysely'
import type { Db } from '../database.ts'
import type { Inspected } from './judge/judgement.ts'
import type { Verdict } from './scan/scan.ts'

const scanOf = { clean: 'passed', found: 'found', unanswered: 'waiting' } as const

export interface Taken {
  /** undefined without a scanner */
  readonly verdict: Verdict | undefined
  readonly judgment: 'waiting' | 'done'
  readonly inspected?: Inspected
}

interface Noted {
  readonly judgment: 'waiting' | 'done'
  readonly media_type: Inspected['mediaType'] | null
  readonly pages: number | null
}

/**
 * Records a file before it is moved into place, so that clearing spares it; waits for a concurrent clearing of the same
 * file. A file that passed its scan stays passed if the scanner is unavailable the next time; one that has been judged
 * stays so, and one that waits goes on waiting for those who uploaded it before.
 */
export async function noteTaken(
  db: Db,
  sha256: string,
  { verdict, judgment, inspected }: Taken,
): Promise<Noted | undefined> {
  const scan = verdict === undefined ? 'unscanned' : scanOf[verdict]
  const { rows } = await sql<Noted>`
    insert into platform.stored_file as kept (sha256, scan, judgment, judge_at, media_type, pages)
    values (${sha256}, ${scan}, ${judgment}, now() + interval '1 minute',
      ${inspected?.mediaType ?? null}, ${inspected?.pages ?? null})
    on conflict (sha256) do update set taken_at = now(), unused_since = null, refusal = null,
      judgment = case when kept.judgment = 'waiting' or kept.judgment = 'done' and kept.pages is not null
                      then kept.judgment else excluded.judgment end,
      judge_attempts = case when kept.judgment = 'waiting' then kept.judge_attempts else 0 end,
      judge_at = case when kept.judgment = 'waiting' then kept.judge_at else excluded.judge_at end,
      media_type = coalesce(excluded.media_type, kept.media_type),
      pages = coalesce(excluded.pages, kept.pages),
      scan = case when kept.scan = 'passed' and excluded.scan in ('waiting', 'unscanned') then kept.scan
                  when kept.scan in ('found', 'waiting') and excluded.scan = 'unscanned' then kept.scan
                  else excluded.scan end
    returning judgment, media_type, pages`.execute(db)
  return rows[0]
}

/** Lets a file be judged that has been moved into place; until then a process that looked for it would find none. */
export async function offerToJudges(db: Db, sha256: string): Promise<void> {
  await sql`update platform.stored_file set judge_at = now()
    where sha256 = ${sha256} and judgment = 'waiting' and judge_attempts = 0`.execute(db)
}
