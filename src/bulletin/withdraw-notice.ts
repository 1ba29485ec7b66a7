import type { Acting, OfficerActor } from '#identity'
import { refuse, type Tx } from '#platform'
import { bulletin } from './tables.ts'

/** Withdraws a notice; it stays on record. @throws Refusal if another officer published it. */
export async function withdrawNotice(tx: Tx, acting: Acting<OfficerActor>, noticeNo: number): Promise<void> {
  const done = await bulletin(tx)
    .updateTable('bulletin.notice')
    .set({ withdrawn_at: acting.at })
    .where('notice_no', '=', noticeNo)
    .where('published_by', '=', acting.who.accountNo)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (done.numUpdatedRows !== 1n) refuse('forbidden', '只能撤下自己发布的公告。')
}
