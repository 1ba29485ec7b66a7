import type { Acting, OfficerActor } from '#identity'
import type { Tx } from '#platform'
import { lockPrepared } from './publicity.ts'
import { refuseOtherPost } from './publicity-posts.ts'
import { publicities } from './tables.ts'

/** 撤销批次: withdraws an unpublished list; its cases wait for another one. @throws Refusal. */
export async function withdrawPublicity(
  tx: Tx,
  acting: Acting<OfficerActor>,
  publicityNo: number,
): Promise<void> {
  refuseOtherPost(acting, 'prepare')
  await lockPrepared(tx, publicityNo, acting.at)
  await publicities(tx)
    .updateTable('disbursement.publicity_case')
    .set({ publicity_no: null })
    .where('publicity_no', '=', publicityNo)
    .execute()
  await publicities(tx)
    .updateTable('disbursement.publicity')
    .set({ withdrawn_at: acting.at })
    .where('publicity_no', '=', publicityNo)
    .execute()
}
