import { type RawBuilder, sql } from 'kysely'
import type { Acting, OfficerActor } from '#identity'
import type { Tx } from '#platform'
import { cleanText } from '#registry'
import { tally } from '../figures/tally.ts'
import { atOneOf } from './at-one-of.ts'
import { type DeskSearch, searched } from './desk-search.ts'
import { inArea } from './in-area.ts'

/** Rows that are counted one by one, sorted, or paged through; beyond that, narrow the search or export. */
export const mostRows = 10_000

/** How many cases a search finds. */
export interface Found {
  readonly total: number
  /** true when counting stopped at `total` */
  readonly more: boolean
}

/** Exact from the roll-up where it knows every criterion; otherwise counted, up to `mostRows`. */
export async function countFound(tx: Tx, acting: Acting<OfficerActor>, search: DeskSearch): Promise<Found> {
  const { submittedFrom, submittedTo, overdue, handler, words = '' } = search
  if (!submittedFrom && !submittedTo && !overdue && !handler && !cleanText(words)) {
    return { total: await tallied(tx, acting, search), more: false }
  }
  const some = searched(tx, acting, search)
    .clearSelect()
    .select(sql<number>`1`.as('one'))
    .limit(mostRows + 1)
  const { rows } = await sql<{ total: number }>`select count(*) as total from (${some}) found`.execute(tx)
  const total = rows[0]?.total ?? 0
  return { total: Math.min(total, mostRows), more: total > mostRows }
}

async function tallied(tx: Tx, { who }: Acting<OfficerActor>, search: DeskSearch): Promise<number> {
  const { state, step, itemCode, areaCode, size, among } = search
  const criteria: RawBuilder<unknown>[] = [
    ...(state === 'open' ? [sql`state in ('submitted', 'accepted')`] : state ? [sql`state = ${state}`] : []),
    ...(step ? [sql`state = 'accepted' and step = ${step}`] : []),
    ...(itemCode ? [sql`item_code = ${itemCode}`] : []),
    ...(areaCode ? [inArea(areaCode)] : []),
    ...(size ? [sql`value = ${size}`] : []),
    ...(among ? [atOneOf(among)] : []),
  ]
  const { rows } = await sql<{ total: number }>`
    select coalesce(sum(number), 0)::bigint as total from ${tally('size', who.areaCode)}
    where ${criteria.length > 0 ? sql.join(criteria, sql` and `) : sql`true`}`.execute(tx)
  return rows[0]?.total ?? 0
}
