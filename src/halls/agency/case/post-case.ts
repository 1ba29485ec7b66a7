import {
  accept,
  approve,
  caseFile,
  confirmConditions,
  decline,
  getItem,
  handOver,
  nextCase,
  revoke,
  sendBack,
} from '#casework'
import type { OfficerActor } from '#identity'
import type { Outcome, Posted } from '../../serving/posted-form.ts'
import type { Visit } from '../../serving/visit.ts'

/** Handles the buttons of the case page. */
export async function postCase(visit: Visit<OfficerActor>, posted: Posted): Promise<Outcome> {
  const { acting, catalogue } = visit
  const id = visit.params.id ?? ''
  const { declaration } = await caseFile(acting, id)
  const item = getItem(catalogue, declaration.itemCode)
  const written = { declarationId: id, reason: posted.values.reason ?? '' }
  const checked = { declarationId: id, ticks: posted.all('condition') }
  switch (posted.act) {
    case 'accept':
      await accept(acting, item, id)
      break
    case 'approve':
      await approve(acting, item, checked)
      break
    case 'confirm':
      await confirmConditions(acting, item, checked)
      return { to: visit.path, message: '核对结果已保存，可以在列表中批量审核。' }
    case 'confirm-next': {
      await confirmConditions(acting, item, checked)
      const next = await nextCase(acting, catalogue, id)
      if (next) return { to: `/agency/cases/${next}`, message: '核对结果已保存，这是下一件。' }
      return { to: '/agency', message: '核对结果已保存，没有待核对的下一件了。' }
    }
    case 'take-over':
      await handOver(acting, item, { declarationId: id, to: acting.who.accountNo })
      return { to: visit.path, message: '已转为本人办理。' }
    case 'hand-over':
      await handOver(acting, item, { declarationId: id, to: Number(posted.values.to) || 0 })
      return { to: visit.path, message: '已转办，对方可在“指定给我”中看到。' }
    case 'decline':
      await decline(acting, item, written)
      break
    case 'revoke':
      await revoke(acting, item, written)
      break
    default:
      await sendBack(acting, item, written)
  }
  return { to: visit.path, message: '办理成功，已短信通知申报人。' }
}
