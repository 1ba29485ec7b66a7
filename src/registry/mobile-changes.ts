import { type Tx, unseal } from '#platform'
import { maskIdNo, maskMobile, maskName } from './codes/mask.ts'
import { sealed } from './sealed.ts'
import { registry } from './tables.ts'

/** One line of 个人手机号登记, masked. */
export interface RecordedMobileChange {
  readonly changeNo: number
  readonly person: string
  readonly idNo: string
  readonly previousMobile: string
  readonly mobile: string
  readonly source: '经办窗口' | '身份认证'
  readonly by: string
  readonly reason: string
  readonly at: Date
}

const shown = 50

/** The newest changes of mobiles on record that the caller may see. */
export async function mobileChanges(tx: Tx): Promise<RecordedMobileChange[]> {
  const rows = await registry(tx)
    .selectFrom('registry.person_mobile_change')
    .selectAll()
    .orderBy('change_no', 'desc')
    .limit(shown)
    .execute()
  return rows.map(row => ({
    changeNo: row.change_no,
    person: maskName(row.name),
    idNo: maskIdNo(unseal(row.id_no_sealed, sealed.changedIdNo, row)),
    previousMobile: row.previous_mobile_sealed
      ? maskMobile(unseal(row.previous_mobile_sealed, sealed.previousMobile, row))
      : '',
    mobile: maskMobile(unseal(row.mobile_sealed, sealed.changedMobile, row)),
    source: row.source === 'counter' ? '经办窗口' : '身份认证',
    by: row.by_name,
    reason: row.reason,
    at: row.changed_at,
  }))
}
