import { type Acting, command, type OfficerActor } from '#identity'
import { lockPrepared } from './publicity.ts'
import { refuseOtherPost } from './publicity-posts.ts'
import { publicities } from './tables.ts'

/** 撤销批次: withdraws an unpublished list; its cases wait for another one. @throws Refusal. */
export async function withdrawPublicity(acting: Acting<OfficerActor>, publicityNo: number): Promise<void> {
  refuseOtherPost(acting, 'prepare')
  await command(acting, async tx => {
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
  })
}
