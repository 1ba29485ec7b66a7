import { sql } from 'kysely'
import type { Acting } from '#identity'
import { pageAt, type Tx } from '#platform'
import { listsAPage, publicListOf, readable } from './public-list.ts'

/** 公示公告: lists published within the last year, newest first, twenty per page. */
export async function publicLists(tx: Tx, acting: Acting, wanted = 1) {
  const found = readable(tx, acting)
  const { total } = await found.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow()
  const { offset, ...at } = pageAt(total, wanted, listsAPage)
  const rows = await found
    .selectAll()
    .orderBy('published_at', 'desc')
    .orderBy('publicity_no', 'desc')
    .limit(listsAPage)
    .offset(offset)
    .execute()
  return { rows: rows.map(row => publicListOf(row, acting.at)), total, ...at }
}
