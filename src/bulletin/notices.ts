import { sql } from 'kysely'
import type { Tx } from '#platform'
import { current, noticeOf, type PublishedNotice } from './published-notice.ts'
import { bulletin, type NoticeKind } from './tables.ts'

/** Notices of a kind, newest first. */
export async function notices(tx: Tx, kind: NoticeKind, most = 100): Promise<PublishedNotice[]> {
  const rows = await current(tx).where('kind', '=', kind).limit(most).execute()
  return rows.map(noticeOf)
}

/** The newest notices and downloads, so many of each, in one statement. */
export async function newestNotices(
  tx: Tx,
  most: number,
): Promise<{ readonly news: readonly PublishedNotice[]; readonly files: readonly PublishedNotice[] }> {
  const ranked = current(tx).select(
    sql<number>`row_number() over (partition by kind order by published_at desc, notice_no desc)`.as('place'),
  )
  const rows = await bulletin(tx)
    .selectFrom(ranked.as('ranked'))
    .selectAll()
    .where('place', '<=', most)
    .execute()
  const found = rows.map(noticeOf)
  return {
    news: found.filter(one => one.kind === 'notice'),
    files: found.filter(one => one.kind === 'download'),
  }
}
