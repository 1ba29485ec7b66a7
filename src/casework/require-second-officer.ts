import type { Acting, OfficerActor } from '#identity'
import { refuse, type Tx } from '#platform'
import type { DeclarationRow } from './declaration.ts'
import { firstReview } from './step.ts'
import { casework } from './tables.ts'

/**
 * 四眼: an officer who accepted or approved a case in this round may not approve it again. The exception is 初审, which
 * only prepares the case for others and may be done by the officer who accepted it.
 */
export async function requireSecondOfficer(
  tx: Tx,
  acting: Acting<OfficerActor>,
  row: DeclarationRow,
): Promise<void> {
  if (row.step === firstReview.code) return
  const events = await casework(tx)
    .selectFrom('casework.event')
    .select(['verb', 'actor_no', 'data'])
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .orderBy('seq')
    .execute()
  const round = events.slice(events.findLastIndex(event => event.verb === 'submit'))
  const before = round.filter(
    event => event.verb === 'accept' || (event.verb === 'approve' && event.data.step !== row.step),
  )
  if (before.some(event => event.actor_no === acting.who.accountNo)) {
    refuse('forbidden', '受理与审核不能由同一人办理，请由其他人员审核。')
  }
}
