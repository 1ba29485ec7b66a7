import type { Step } from '#casework'
import type { Tx } from '#platform'
import { getUnit, normaliseName } from '#registry'
import { publicities } from './tables.ts'

/**
 * 公示: an approved case waits for a list, is published for its working days, and moves on when it has no open objection
 * and every condition still holds. Officers do not complete it with `approve`.
 */
export const publicity: Step = {
  code: 'publicity',
  name: '公示',
  standing: '公示中',
  posts: [],
  workingDays: 0,
  async enter(tx, acting, arrived) {
    const unit = await getUnit(tx, arrived.unitNo)
    await publicities(tx)
      .insertInto('disbursement.publicity_case')
      .values({
        unit_no: arrived.unitNo,
        declaration_id: arrived.declarationId,
        round: await nextRound(tx, arrived),
        area_code: arrived.areaCode,
        item_code: arrived.itemCode,
        subject: arrived.subject,
        unit_name: arrived.unitName,
        name_key: normaliseName(arrived.unitName),
        unit_size: unit.size ?? '',
        amount_fen: arrived.amountFen,
        arrived_at: acting.at,
      })
      .execute()
  },
}

async function nextRound(tx: Tx, of: { readonly unitNo: string; readonly declarationId: string }) {
  const { last } = await publicities(tx)
    .selectFrom('disbursement.publicity_case')
    .select(row => row.fn.max('round').as('last'))
    .where('unit_no', '=', of.unitNo)
    .where('declaration_id', '=', of.declarationId)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}
