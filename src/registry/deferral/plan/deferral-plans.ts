import type { Fen, Tx } from '#platform'
import { registry } from '../../tables.ts'
import type { Deferral } from '../deferral.ts'
import { deferralsOf } from '../deferrals-of.ts'
import { type DeferredMonth, deferredMonths } from './deferred-months.ts'
import { type Instalment, planInstalments } from './plan-instalments.ts'

/** A deferral, what its months still owe, and its instalments as today's bills make them. */
export interface DeferralPlan extends Deferral {
  readonly months: readonly DeferredMonth[]
  /** the unit's part that is still owed, in fen */
  readonly owedFen: Fen
  readonly instalments: readonly Instalment[]
}

/**
 * The deferrals of a unit with their plans. A plan is computed from what the months owe now: most of them have their
 * bill only after the deferral was granted.
 */
export async function deferralPlans(tx: Tx, unitNo: string): Promise<readonly DeferralPlan[]> {
  const deferrals = await deferralsOf(tx, unitNo)
  if (deferrals.length === 0) return []
  const months = Map.groupBy(await deferredMonths(tx, unitNo), one => one.deferralNo)
  const stored = await registry(tx)
    .selectFrom('registry.deferral_instalment as instalment')
    .innerJoin('registry.deferral as deferral', 'deferral.deferral_no', 'instalment.deferral_no')
    .select(['instalment.deferral_no', 'instalment.due_on', 'deferral.paid_before_fen'])
    .where('deferral.unit_no', '=', unitNo)
    .orderBy('instalment.due_on')
    .execute()
  const days = Map.groupBy(stored, one => one.deferral_no)
  return deferrals.map(deferral => {
    const own = months.get(deferral.deferralNo) ?? []
    const planned = days.get(deferral.deferralNo) ?? []
    const before = planned[0]?.paid_before_fen ?? 0
    return {
      ...deferral,
      months: own,
      owedFen: sum(own, stillOwed),
      instalments: planInstalments({
        days: planned.map(one => one.due_on),
        totalFen: Math.max(0, sum(own, one => one.unitDueFen) - before),
        // Too much for one month pays nothing of another.
        paidFen: sum(own, one => Math.min(one.unitPaidFen, one.unitDueFen)) - before,
      }),
    }
  })
}

/** What the unit's part of a month still lacks, in fen. */
export const stillOwed = (one: Pick<DeferredMonth, 'unitDueFen' | 'unitPaidFen'>): Fen =>
  Math.max(0, one.unitDueFen - one.unitPaidFen)

const sum = <Row>(rows: readonly Row[], of: (row: Row) => number) =>
  rows.reduce((total, row) => total + of(row), 0)
