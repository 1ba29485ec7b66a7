import { sql } from 'kysely'
import type { Tx } from '#platform'
import type { Key } from '../key.ts'
import { rowsOf } from './stored-rows.ts'

/** How many rows a declaration has. */
export interface RowCounts {
  readonly all: number
  /** drafts, the wrong ones included */
  readonly draft: number
  readonly wrong: number
  readonly referred: number
  /** 已办结, by the hall or an officer */
  readonly settled: number
  /** of those, by the hall itself */
  readonly byHall: number
  readonly declined: number
  readonly revoked: number
}

/** The rows of a declaration counted by state, in one statement that reads an index. */
export async function countRows(tx: Tx, key: Key): Promise<RowCounts> {
  const groups = await rowsOf(tx, key)
    .select(['state', 'wrong', row => row('decided_by', 'is', null).as('by_hall')])
    .select(sql<number>`count(*)::int`.as('count'))
    .groupBy(['state', 'wrong', row => row('decided_by', 'is', null)])
    .execute()
  const sum = (of: (group: (typeof groups)[number]) => boolean) =>
    groups.filter(of).reduce((total, { count }) => total + count, 0)
  return {
    all: sum(() => true),
    draft: sum(({ state }) => state === 'draft'),
    wrong: sum(({ state, wrong }) => state === 'draft' && wrong),
    referred: sum(({ state }) => state === 'referred'),
    settled: sum(({ state }) => state === 'settled'),
    byHall: sum(({ state, by_hall: byHall }) => state === 'settled' && Boolean(byHall)),
    declined: sum(({ state }) => state === 'declined'),
    revoked: sum(({ state }) => state === 'revoked'),
  }
}
