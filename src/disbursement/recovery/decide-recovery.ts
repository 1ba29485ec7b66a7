import { note } from '#casework'
import type { Acting, OfficerActor } from '#identity'
import { refuse, shownYuan, type Tx } from '#platform'
import { refuseOtherPosts, refuseSamePerson } from '../payment/rights.ts'
import { lockRecovery, type Recovery, recoveryStates } from './recovery.ts'
import { type RecoveryState, recoveryTables } from './tables.ts'

/** 同意追回: another officer approves it; the unit is notified of the amount and the reason. @throws Refusal. */
export async function approveRecovery(
  tx: Tx,
  acting: Acting<OfficerActor>,
  recoveryNo: number,
): Promise<void> {
  await decide(tx, acting, recoveryNo, 'open', async (tx, recovery) => {
    const words = `${shownYuan(recovery.amountFen)} 元，原因：${recovery.cause}`
    await note(tx, acting, {
      declarationId: recovery.declarationId,
      words: `追回已拨付资金 ${words}。${recovery.reason}`,
      message: `贵单位申报的%s已拨付资金需退回 ${words}。请登录网厅在“资金到账”中查看，并与参保地经办机构联系。`,
    })
  })
}

export async function decide(
  tx: Tx,
  acting: Acting<OfficerActor>,
  recoveryNo: number,
  state: RecoveryState,
  also: (tx: Tx, recovery: Recovery) => Promise<void>,
): Promise<void> {
  refuseOtherPosts(acting, 'decide')
  const recovery = await lockRecovery(tx, recoveryNo)
  if (recovery.state !== 'proposed') {
    refuse('conflict', `这笔追回${recoveryStates[recovery.state]}，请刷新页面查看。`)
  }
  refuseSamePerson(acting, recovery.openedBy, '追回的发起与审批不能由同一人办理。')
  await recoveryTables(tx)
    .updateTable('disbursement.recovery')
    .set({ state, decided_by: acting.who.accountNo, decided_name: acting.who.name, decided_at: acting.at })
    .where('unit_no', '=', recovery.unitNo)
    .where('recovery_no', '=', recoveryNo)
    .execute()
  await also(tx, recovery)
}
