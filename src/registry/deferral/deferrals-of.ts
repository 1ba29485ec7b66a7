import type { Tx } from '#platform'
import { registry } from '../tables.ts'
import type { Deferral } from './deferral.ts'

/** The deferrals that a unit was granted, those revoked left out, the latest months first. */
export async function deferralsOf(tx: Tx, unitNo: string): Promise<readonly Deferral[]> {
  return await registry(tx)
    .selectFrom('registry.deferral')
    .select([
      'deferral_no as deferralNo',
      'unit_no as unitNo',
      'insurance',
      'from_month as fromMonth',
      'to_month as toMonth',
      'paid_up_by as paidUpBy',
      'document',
      'granted_on as grantedOn',
    ])
    .where('unit_no', '=', unitNo)
    .where('ended_on', 'is', null)
    .orderBy('from_month', 'desc')
    .orderBy('insurance')
    .execute()
}
