import { accept, approve, confirmConditions, decline, handOver, nextCase, revoke, sendBack } from '#casework'
import type { OfficerActor } from '#identity'
import type { Tx } from '#platform'
import type { Outcome, Posted } from '../../serving/posted-form.ts'
import type { Visit } from '../../serving/visit.ts'
import { wholeNumber } from '../../serving/whole-number.ts'
import { postRowsDecision } from './post-rows-decision.ts'

/** Handles the buttons of the case page. */
export async function postCase(tx: Tx, visit: Visit<OfficerActor>, posted: Posted): Promise<Outcome> {
  const { acting, catalogue } = visit
  const id = visit.params.id ?? ''
  const written = { declarationId: id, reason: posted.values.reason ?? '' }
  const checked = { declarationId: id, ticks: posted.all('condition'), words: written.reason }
  switch (posted.act) {
    case 'accept':
      await accept(tx, acting, catalogue, id)
      break
    case 'approve':
      await approve(tx, acting, catalogue, checked)
      break
    case 'confirm':
      await confirmConditions(tx, acting, catalogue, checked)
      return { to: visit.path, message: '核对结果已保存，可以在列表中批量审核。' }
    case 'confirm-next': {
      await confirmConditions(tx, acting, catalogue, checked)
      const next = await nextCase(tx, acting, catalogue, id)
      if (next) return { to: `/agency/cases/${next}`, message: '核对结果已保存，这是下一件。' }
      return { to: '/agency', message: '核对结果已保存，没有待核对的下一件了。' }
    }
    case 'approve-rows':
    case 'decline-rows':
      return await postRowsDecision(tx, visit, posted)
    case 'take-over':
      await handOver(tx, acting, catalogue, { declarationId: id, to: acting.who.accountNo })
      return { to: visit.path, message: '已转为本人办理。' }
    case 'hand-over':
      await handOver(tx, acting, catalogue, { declarationId: id, to: wholeNumber(posted.values.to) ?? 0 })
      return { to: visit.path, message: '已转办，对方可在“指定给我”中看到。' }
    case 'decline':
      await decline(tx, acting, catalogue, written)
      break
    case 'revoke':
      await revoke(tx, acting, catalogue, written)
      break
    default:
      await sendBack(tx, acting, catalogue, written)
  }
  return { to: visit.path, message: '办理成功，已短信通知申报人。' }
}
