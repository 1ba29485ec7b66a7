import { sql } from 'kysely'
import { dueIfAny, type WaitingWork } from '#platform'

/** Uploaded files that were not read to their end. */
export const waitingImports: WaitingWork = {
  kind: 'registry.import',
  dueIn: () => dueIfAny(sql`select from registry.import where uploaded and state in ('queued', 'running')`),
}
