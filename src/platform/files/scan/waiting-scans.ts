import { sql } from 'kysely'
import type { WaitingWork } from '../../background/waiting-work.ts'

/** Files that the scanner did not answer for, to be asked again. */
export const waitingScans: WaitingWork = {
  kind: 'platform.scan',
  dueIn: () => sql`(select 1000 * extract(epoch from min(next_scan_at) - now())
    from platform.stored_file where scan = 'waiting')`,
}
