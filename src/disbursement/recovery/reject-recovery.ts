import type { Acting, OfficerActor } from '#identity'
import type { Tx } from '#platform'
import { lockLine } from '../payment/post-entry.ts'
import { decide } from './decide-recovery.ts'
import { recoveryTables } from './tables.ts'

/** 不予追回: another officer rejects it; the amount can be recovered by a new request. @throws Refusal. */
export async function rejectRecovery(
  tx: Tx,
  acting: Acting<OfficerActor>,
  recoveryNo: number,
): Promise<void> {
  await decide(tx, acting, recoveryNo, 'rejected', async (tx, recovery) => {
    const line = await lockLine(tx, recovery)
    await recoveryTables(tx)
      .updateTable('disbursement.line')
      .set({ recovering_fen: line.recovering_fen - recovery.amountFen })
      .where('unit_no', '=', line.unit_no)
      .where('batch_no', '=', line.batch_no)
      .where('line_no', '=', line.line_no)
      .execute()
  })
}
