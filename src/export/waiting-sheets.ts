import { sql } from 'kysely'
import { dueIfAny, type WaitingWork } from '#platform'

/** Sheets that were ordered or interrupted. */
export const waitingSheets: WaitingWork = {
  kind: 'export.sheet',
  dueIn: () => dueIfAny(sql`select from export.sheet where state in ('queued', 'running')`),
}
