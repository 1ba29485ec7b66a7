import type { Tx } from '#platform'
import { current, noticeOf, type PublishedNotice } from './published-notice.ts'
import type { NoticeKind } from './tables.ts'

/** Notices of a kind, newest first. */
export async function notices(tx: Tx, kind: NoticeKind, most = 100): Promise<PublishedNotice[]> {
  const rows = await current(tx).where('kind', '=', kind).limit(most).execute()
  return rows.map(noticeOf)
}
