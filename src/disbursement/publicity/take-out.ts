import type { Acting, OfficerActor } from '#identity'
import { refuse, type Tx } from '#platform'
import { lockPrepared } from './publicity.ts'
import { refuseOtherPost } from './publicity-posts.ts'
import { refreshListTotals } from './refresh-list-totals.ts'
import { publicities } from './tables.ts'

/**
 * 移出批次: removes one case from an unpublished list; it waits for the next one.
 * @throws Refusal for another post, a published list, or the only case left on it.
 */
export async function takeOut(
  tx: Tx,
  acting: Acting<OfficerActor>,
  { publicityNo, declarationId }: { readonly publicityNo: number; readonly declarationId: string },
): Promise<void> {
  refuseOtherPost(acting, 'prepare')
  const { units } = await lockPrepared(tx, publicityNo, acting.at)
  if (units === 1) refuse('conflict', '这是批次中最后一个单位，请直接撤销该批次。')
  const taken = await publicities(tx)
    .updateTable('disbursement.publicity_case')
    .set({ publicity_no: null })
    .where('publicity_no', '=', publicityNo)
    .where('declaration_id', '=', declarationId)
    .executeTakeFirst()
  if (taken.numUpdatedRows !== 1n) refuse('conflict', '该单位已不在这个批次中，请刷新页面。')
  await refreshListTotals(tx, publicityNo)
}
