import { z } from 'zod'
import type { Acting, OfficerActor } from '#identity'
import { readForm, type Tx } from '#platform'
import { typedWords } from '#registry'
import { decided, refuseDecided } from './approve-batch.ts'
import { lockBatch } from './lock-batch.ts'
import { refuseOtherPosts, refuseSamePerson } from './rights.ts'
import { payments } from './tables.ts'

const lengths = '请写明驳回原因，2 到 200 个字。'

const form = z.object({ reason: typedWords({ least: 2, most: 200, missing: lengths, long: lengths }) })

/**
 * 驳回: the batch is not paid and its payables wait for another one. Decided by an officer other than its preparer.
 * @throws Refusal without a reason, for a wrong post, the preparer, or a batch already decided.
 */
export async function rejectBatch(
  tx: Tx,
  acting: Acting<OfficerActor>,
  { number, reason }: { readonly number: string; readonly reason: string },
): Promise<void> {
  refuseOtherPosts(acting, 'decide')
  const { reason: rejection } = readForm(form, { reason })
  const batch = await lockBatch(tx, number)
  refuseDecided(batch)
  refuseSamePerson(acting, batch.preparedBy, '制单与审批不能由同一人办理，请由其他人员驳回。')
  await payments(tx)
    .updateTable('disbursement.payable')
    .set({ state: 'open' })
    .where('payable_no', 'in', query =>
      query.selectFrom('disbursement.line').select('payable_no').where('batch_no', '=', batch.batchNo),
    )
    .execute()
  await payments(tx)
    .updateTable('disbursement.line')
    .set({ state: 'dropped' })
    .where('batch_no', '=', batch.batchNo)
    .execute()
  await decided(tx, acting, batch, { state: 'rejected', rejection })
}
