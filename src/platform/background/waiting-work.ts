import { type RawBuilder, sql } from 'kysely'

/** A kind of work that waits in the database: what those who do it are woken by, and how to see that some waits. */
export interface WaitingWork {
  /** unique; travels in notifications, so without a space */
  readonly kind: string
  /**
   * SQL expression: milliseconds until the first is due, 0 or less for now, null for none. It is asked twice a minute by
   * every process, so an index must serve it.
   */
  dueIn(at: Date): RawBuilder<number | null>
}

/** `dueIn` of work that is due as long as there is a row. `select` is a query of such rows. */
export const dueIfAny = (select: RawBuilder<unknown>): RawBuilder<number | null> =>
  sql`case when exists (${select}) then 0 end`
