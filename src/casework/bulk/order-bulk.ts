import { nanoid } from 'nanoid'
import type { Acting, OfficerActor } from '#identity'
import { anyOf, refuse, type Tx } from '#platform'
import { maySupervise } from '../handing/hand-over.ts'
import { reasonIn } from '../send-back.ts'
import { type BulkVerb, casework } from '../tables.ts'

/** Maximum number of cases per bulk. */
const mostInBulk = 500

export interface BulkOrder {
  readonly verb: BulkVerb
  readonly declarationIds: readonly string[]
  /** reason shown to the units whose cases are sent back */
  readonly reason?: string
  /** the officer they are assigned to */
  readonly to?: number
}

/**
 * 批量办理: stores the action and its cases; `carryOutBulk` performs it once this is committed. The same form posted twice orders one bulk.
 * @returns the number under which the outcome can be viewed.
 * @throws Refusal for none or more than 500 cases, a missing reason, or an officer who cannot take them.
 */
export async function orderBulk(tx: Tx, acting: Acting<OfficerActor>, order: BulkOrder): Promise<string> {
  const ids = [...new Set(order.declarationIds)]
  if (ids.length === 0) refuse('invalid', '请先勾选要办理的业务。', 'id')
  if (ids.length > mostInBulk) refuse('invalid', `一次最多批量办理 ${mostInBulk} 件，请分批办理。`, 'id')
  const reason = order.verb === 'sendBack' ? reasonIn(order.reason ?? '', '退回原因和需要补正的内容') : ''
  const { who } = acting
  if (order.verb === 'handOver' && !order.to) refuse('invalid', '请选择转给哪位人员办理。', 'to')
  if (order.verb === 'handOver' && order.to !== who.accountNo && !maySupervise(who)) {
    refuse('forbidden', '您的岗位只能转为本人办理。', 'to')
  }
  const bulkId = nanoid()
  await casework(tx)
    .insertInto('casework.bulk')
    .values({
      bulk_id: bulkId,
      verb: order.verb,
      reason,
      to_no: order.to ?? null,
      officer_no: who.accountNo,
      area_code: who.areaCode,
      ordered_at: acting.at,
    })
    .execute()
  await addCases(tx, bulkId, ids)
  return bulkId
}

/** Includes only cases that the officer may see. */
async function addCases(tx: Tx, bulkId: string, ids: readonly string[]): Promise<void> {
  const rows = await casework(tx)
    .selectFrom('casework.declaration')
    .select(['unit_no', 'declaration_id', 'area_code', 'applicant_no'])
    .where('declaration_id', '=', anyOf(ids))
    .where('submitted_at', 'is not', null)
    .execute()
  if (rows.length === 0) refuse('not-found', '没有找到所选的业务，请刷新列表后再试。')
  await casework(tx)
    .insertInto('casework.bulk_case')
    .values(rows.map(row => ({ ...row, bulk_id: bulkId })))
    .execute()
}
