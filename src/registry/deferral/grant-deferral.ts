import { sql } from 'kysely'
import { refuse, type Tx } from '#platform'
import type { Insurance } from '../codes/insurances.ts'
import { lockUnit } from '../lock-unit.ts'
import { registry } from '../tables.ts'
import { deferralsOf } from './deferrals-of.ts'
import { overlapping } from './overlapping.ts'
import { deferredMonths } from './plan/deferred-months.ts'
import { instalmentDays } from './plan/instalment-days.ts'
import { planInstalments } from './plan/plan-instalments.ts'

/** A deferral to grant, on a day (YYYY-MM-DD), by a declaration. */
export interface NewDeferral {
  readonly unitNo: string
  readonly areaCode: string
  readonly insurance: Insurance
  readonly fromMonth: string
  readonly toMonth: string
  readonly paidUpBy: string
  readonly document: string
  readonly declarationId: string
  readonly on: string
}

/** Grants a deferral and plans its instalments. @throws Refusal if a month of it is deferred already. */
export async function grantDeferral(tx: Tx, granted: NewDeferral): Promise<void> {
  const { unitNo, areaCode } = granted
  await lockUnit(tx, unitNo)
  const [other] = overlapping(await deferralsOf(tx, unitNo), granted)
  if (other) {
    return refuse('conflict', `${other.insurance} ${other.fromMonth} 至 ${other.toMonth} 已经批准缓交。`)
  }
  const { deferral_no: deferralNo } = await registry(tx)
    .insertInto('registry.deferral')
    .values({
      unit_no: unitNo,
      area_code: areaCode,
      insurance: granted.insurance,
      from_month: granted.fromMonth,
      to_month: granted.toMonth,
      paid_up_by: granted.paidUpBy,
      document: granted.document,
      declaration_id: granted.declarationId,
      granted_on: granted.on,
      paid_before_fen: 0,
    })
    .returning('deferral_no')
    .executeTakeFirstOrThrow()
  await planFirst(tx, deferralNo, granted)
  await sql`update registry.data_version set version = version + 1`.execute(tx)
}

/** Plans what is owed on the day of the grant; what the unit paid before is no part of it. */
async function planFirst(tx: Tx, deferralNo: number, granted: NewDeferral): Promise<void> {
  const months = (await deferredMonths(tx, granted.unitNo)).filter(one => one.deferralNo === deferralNo)
  const due = months.reduce((sum, one) => sum + one.unitDueFen, 0)
  const paid = months.reduce((sum, one) => sum + Math.min(one.unitPaidFen, one.unitDueFen), 0)
  const days = instalmentDays(granted)
  await registry(tx)
    .insertInto('registry.deferral_instalment')
    .values(
      planInstalments({ days, totalFen: due - paid, paidFen: 0 }).map(({ dueOn, amountFen }) => ({
        deferral_no: deferralNo,
        unit_no: granted.unitNo,
        area_code: granted.areaCode,
        due_on: dueOn,
        amount_fen: amountFen,
      })),
    )
    .execute()
  await registry(tx)
    .updateTable('registry.deferral')
    .set({ paid_before_fen: paid })
    .where('deferral_no', '=', deferralNo)
    .execute()
}
