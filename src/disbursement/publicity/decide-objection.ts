import type { Acting, OfficerActor } from '#identity'
import { refuse, sendSms, type Tx } from '#platform'
import { lockRound } from './case-in-publicity.ts'
import { closeAsRejected, type Ending, writtenReason } from './close-as-rejected.ts'
import { lockObjection, unsealWords } from './objection.ts'
import { refuseOtherPost } from './publicity-posts.ts'
import { type ObjectionOutcome, type ObjectionRow, publicities } from './tables.ts'

export interface ObjectionDecision {
  readonly objectionId: string
  readonly outcome: ObjectionOutcome
  /** what happens to the case when the objection is upheld */
  readonly ending: Ending
  /** reason shown to the objector and, when upheld, to the unit */
  readonly reason: string
}

/**
 * 异议成立 or 不成立, decided by an officer other than the one who accepted it. Upheld, it ends the case or sends it back; a
 * case that already left publicity is not touched. The objector is notified by SMS.
 * @throws Refusal for another post, the same person, or an objection already decided.
 */
export async function decideObjection(
  tx: Tx,
  acting: Acting<OfficerActor>,
  { objectionId, outcome, ending, reason }: ObjectionDecision,
): Promise<void> {
  refuseOtherPost(acting, 'decideObjection')
  const words = writtenReason(reason)
  const row = await lockObjection(tx, objectionId)
  if (row.outcome) refuse('conflict', '该异议已处理完毕，请刷新页面。')
  if (!row.accepted_at) refuse('conflict', '请先受理该异议。')
  if (row.accepted_by === acting.who.accountNo) {
    refuse('forbidden', '受理异议与作出处理决定不能由同一人办理，请由其他人员决定。')
  }
  await publicities(tx)
    .updateTable('disbursement.objection')
    .set({
      outcome,
      decision: words,
      decided_at: acting.at,
      decided_by: acting.who.accountNo,
      decided_name: acting.who.name,
    })
    .where('unit_no', '=', row.unit_no)
    .where('objection_id', '=', objectionId)
    .execute()
  const round = await lockRound(tx, row)
  if (outcome === 'upheld' && round.outcome === null) {
    await closeAsRejected(tx, acting, round, { ending, words: `公示异议成立，${words}` })
  }
  await answer(tx, acting, row, `${outcome === 'upheld' ? '异议成立' : '异议不成立'}。${words}`)
}

async function answer(tx: Tx, acting: Acting, row: ObjectionRow, words: string): Promise<void> {
  const { mobile } = unsealWords(row)
  const text = `您对“${row.unit_name}”的公示异议（回执编号 ${row.receipt}）已处理：${words}`
  await sendSms(tx, acting.at, { mobile, text })
}
