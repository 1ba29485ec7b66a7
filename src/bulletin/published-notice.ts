import type { Tx } from '#platform'
import { bulletin, type NoticeKind } from './tables.ts'

/** A public notice, with a file if it is a download. */
export interface PublishedNotice {
  readonly noticeNo: number
  readonly kind: NoticeKind
  readonly title: string
  readonly body: string
  readonly office: string
  readonly publishedAt: Date
  readonly file?: { readonly sha256: string; readonly type: string; readonly name: string }
}

export const current = (tx: Tx) =>
  bulletin(tx)
    .selectFrom('bulletin.notice')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .orderBy('published_at', 'desc')
    .orderBy('notice_no', 'desc')

export type NoticeRow = Awaited<ReturnType<ReturnType<typeof current>['execute']>>[number]

export function noticeOf(row: NoticeRow): PublishedNotice {
  const { file_sha256: sha256, file_type: type, file_name: name } = row
  return {
    noticeNo: row.notice_no,
    kind: row.kind,
    title: row.title,
    body: row.body,
    office: row.office,
    publishedAt: row.published_at,
    ...(sha256 && type && name ? { file: { sha256, type, name } } : {}),
  }
}
