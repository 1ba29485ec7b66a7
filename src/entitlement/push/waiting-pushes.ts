import { sql } from 'kysely'
import { dueIfAny, type WaitingWork } from '#platform'

/** Pushed results whose units have not all been told. */
export const waitingPushes: WaitingWork = {
  kind: 'entitlement.push',
  dueIn: () => dueIfAny(sql`select from entitlement.push where told_all_at is null`),
}
