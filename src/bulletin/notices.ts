import { type Acting, query } from '#identity'
import { current, noticeOf, type PublishedNotice } from './published-notice.ts'
import type { NoticeKind } from './tables.ts'

/** Notices of a kind, newest first. */
export async function notices(acting: Acting, kind: NoticeKind, most = 100): Promise<PublishedNotice[]> {
  const rows = await query(acting, tx => current(tx).where('kind', '=', kind).limit(most).execute())
  return rows.map(noticeOf)
}
