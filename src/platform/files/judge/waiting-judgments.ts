import { sql } from 'kysely'
import type { WaitingWork } from '../../background/waiting-work.ts'

/** Files whose visitors did not wait for the judgement. */
export const waitingJudgments: WaitingWork = {
  kind: 'platform.judge',
  dueIn: () => sql`(select 1000 * extract(epoch from min(judge_at) - now())
    from platform.stored_file where judgment = 'waiting' and scan <> 'found')`,
}
