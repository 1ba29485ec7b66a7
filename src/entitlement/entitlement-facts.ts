import { type Acting, type Member, query } from '#identity'
import { areaPrefix, businessDate, refuse, type Tx } from '#platform'
import { getUnit, getYearFacts, type Unit, type YearFacts } from '#registry'
import type { Policy } from './policy/policy.ts'

/** A unit, and what the registers say of it for a policy's year. */
export interface EntitlementFacts {
  readonly unit: Unit
  readonly facts: YearFacts
  /** false where the registers know nothing of this unit's contributions yet */
  readonly hasRecords: boolean
}

/**
 * The facts of a unit as of the business day, for its own staff and for officers of its area.
 * @throws Refusal 'not-found', or 'forbidden' for a unit of others.
 */
export async function entitlementFacts(
  acting: Acting<Member>,
  unitNo: string,
  policy: Policy,
): Promise<EntitlementFacts> {
  return await query(acting, async tx => {
    const unit = await getUnit(tx, unitNo)
    refuseOthers(acting, unit)
    const facts = await factsToday(tx, acting, unitNo, policy)
    return { unit, facts, hasRecords: facts.headcountSum + facts.monthsPaid + facts.unpaidMonths > 0 }
  })
}

/** The facts of a unit for a policy's year as of the business day; part of the caller's transaction. */
export function factsToday(tx: Tx, { at }: Acting, unitNo: string, policy: Policy): Promise<YearFacts> {
  return getYearFacts(tx, unitNo, {
    baseYear: policy.base_year,
    asOf: businessDate(at),
    normalReasons: policy.normal_reductions.value,
  })
}

// The list of units is open to all rooms: what a unit paid and whom it let go is not.
function refuseOthers({ who }: Acting<Member>, unit: Unit): void {
  if (who.kind === 'operator' && who.unitNo === unit.unitNo) return
  if (who.kind === 'officer' && unit.areaCode.startsWith(areaPrefix(who.areaCode))) return
  refuse('forbidden', who.kind === 'officer' ? '该单位不在您的统筹区内。' : '只能查看本单位的数据。')
}
