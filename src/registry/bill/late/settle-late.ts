import { asHall, refuse, type Tx } from '#platform'
import { registry } from '../../tables.ts'
import { monthAfter } from '../months.ts'
import { firstMonth } from '../settle/next-month.ts'
import { unsettledShares } from './unsettled-shares.ts'
import { type LateBill, writeLate } from './write-late.ts'

/** What was entered, by whose name, and on which day (YYYY-MM-DD). */
export interface LateQuestion {
  readonly unitNo: string
  readonly by: readonly string[]
  readonly on: string
}

/**
 * Settles what employments entered just now owe for months whose bills were made before: one bill of kind late, with
 * the late fee of each month. To be called in the transaction that entered them, whatever their months; while another
 * process settles the area's month, it is refused. The months of 失业保险 that are declared late are no part of
 * registry.contribution, so neither they nor their late fee enter the refund's base.
 * @returns undefined where nothing is late.
 * @throws Refusal while the area's month is being settled, and for months without parameters.
 */
export function settleLate(tx: Tx, { unitNo, by, on }: LateQuestion): Promise<LateBill | undefined> {
  return asHall(tx, async tx => {
    const { area_code: areaCode } = await registry(tx)
      .selectFrom('registry.unit')
      .select('area_code')
      .where('unit_no', '=', unitNo)
      .executeTakeFirstOrThrow()
    const through = await settledThrough(tx, areaCode, on)
    const shares = await unsettledShares(tx, { unitNo, by, through })
    if (shares.length === 0) return undefined
    return await writeLate(tx, { unitNo, areaCode, on, shares })
  })
}

/**
 * The last month whose bills an area has, or that is over before it has its first. The row stays shared until this transaction ends, so that a month is settled
 * before its employments are entered or after, never meanwhile.
 */
async function settledThrough(tx: Tx, areaCode: string, on: string): Promise<string> {
  await registry(tx)
    .insertInto('registry.billed_area')
    .values({ area_code: areaCode, since: on, through_month: null })
    .onConflict(conflict => conflict.doNothing())
    .execute()
  const shared = await registry(tx)
    .selectFrom('registry.billed_area')
    .selectAll()
    .where('area_code', '=', areaCode)
    .forShare()
    .skipLocked()
    .executeTakeFirst()
  if (!shared) return refuse('conflict', '本统筹区正在核定应缴，请几分钟后再提交。')
  return shared.through_month ?? monthAfter(firstMonth(shared), -1)
}
