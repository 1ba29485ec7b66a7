import { refuse, type Tx } from '#platform'
import { current, noticeOf, type PublishedNotice } from './published-notice.ts'

/** @throws Refusal 'not-found'. */
export async function getNotice(tx: Tx, number: string): Promise<PublishedNotice> {
  const noticeNo = /^\d{1,15}$/.test(number) ? Number(number) : 0
  const row = await current(tx).where('notice_no', '=', noticeNo).executeTakeFirst()
  return row ? noticeOf(row) : refuse('not-found', '没有这条公告，可能已经撤下。')
}
