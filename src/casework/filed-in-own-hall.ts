import { sql } from 'kysely'

/**
 * A unit sees what it filed itself: what a person files about it reaches it as far as it may know it (hearing/), or not at
 * all. The policies cannot say so without the lists of officers reading a column that their indexes do not hold.
 */
export const filedInOwnHall = sql<boolean>`
  (hall = 'employer' or coalesce(current_setting('hall.units', true), '') in ('', '{}'))`
