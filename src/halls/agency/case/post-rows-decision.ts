import { decideRows } from '#casework'
import type { OfficerActor } from '#identity'
import type { Tx } from '#platform'
import type { Outcome, Posted } from '../../serving/posted-form.ts'
import type { Visit } from '../../serving/visit.ts'
import { wholeNumber } from '../../serving/whole-number.ts'

/** 勾选的通过, 勾选的不予通过 of the list of rows. */
export async function postRowsDecision(
  tx: Tx,
  { acting, catalogue, params, path }: Visit<OfficerActor>,
  posted: Posted,
): Promise<Outcome> {
  const rowNos = posted.all('id').map(no => wholeNumber(no, 9) ?? 0)
  await decideRows(tx, acting, catalogue, {
    declarationId: params.id ?? '',
    rowNos,
    verb: posted.act === 'approve-rows' ? 'approve' : 'decline',
    reason: posted.values.rowReason ?? '',
  })
  return {
    to: `${path}#rows`,
    message: `已对 ${rowNos.length} 行作出决定。全部决定后，请点“审核通过”办结本件。`,
  }
}
