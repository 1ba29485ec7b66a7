import { type RawBuilder, sql } from 'kysely'
import type { Place } from './place.ts'

/** Cases at one of these places. */
export function atOneOf(places: readonly Place[]): RawBuilder<boolean> {
  if (places.length === 0) return sql<boolean>`false`
  const each = places.map(({ itemCode, state, step }) => {
    const here = step === null ? sql`step is null` : sql`step = ${step}`
    return sql`(item_code = ${itemCode} and state = ${state} and ${here})`
  })
  return sql<boolean>`(${sql.join(each, sql` or `)})`
}
