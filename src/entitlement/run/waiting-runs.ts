import { sql } from 'kysely'
import { dueIfAny, type WaitingWork } from '#platform'

/** Annual runs that were ordered or interrupted. */
export const waitingRuns: WaitingWork = {
  kind: 'entitlement.run',
  dueIn: () => dueIfAny(sql`select from entitlement.run where state in ('queued', 'running')`),
}
