import { note } from '#casework'
import type { Acting, OfficerActor } from '#identity'
import { refuse, type Tx } from '#platform'
import { lockRound } from './case-in-publicity.ts'
import { lockObjection } from './objection.ts'
import { refuseOtherPost } from './publicity-posts.ts'
import { publicity } from './publicity-step.ts'
import { publicities } from './tables.ts'

/**
 * 受理异议: the officer investigates, may call the objector, and leaves the decision to another officer. The unit is told
 * that its case is on hold, not who objected.
 * @throws Refusal for another post or an objection already accepted.
 */
export async function acceptObjection(
  tx: Tx,
  acting: Acting<OfficerActor>,
  objectionId: string,
): Promise<void> {
  refuseOtherPost(acting, 'acceptObjection')
  const row = await lockObjection(tx, objectionId)
  if (row.accepted_at) refuse('conflict', '该异议已由其他人员受理，请刷新页面。')
  await publicities(tx)
    .updateTable('disbursement.objection')
    .set({
      accepted_by: acting.who.accountNo,
      accepted_name: acting.who.name,
      accepted_at: acting.at,
    })
    .where('unit_no', '=', row.unit_no)
    .where('objection_id', '=', objectionId)
    .execute()
  const { outcome } = await lockRound(tx, row)
  if (outcome) return
  await note(tx, acting, {
    declarationId: row.declaration_id,
    from: publicity.code,
    words: '公示期间收到异议，正在核查',
  })
}
