import type { Acting, Member } from '#identity'
import { areaPrefix, businessDate, refuse, type Tx } from '#platform'
import { getUnit, type Unit, type YearFacts } from '#registry'
import { factsOn } from './facts-on.ts'
import type { Policy } from './policy/policy.ts'

/** A unit and its register facts for a policy's year. */
export interface EntitlementFacts {
  readonly unit: Unit
  readonly facts: YearFacts
  /** false if the registers have no contributions of this unit yet */
  readonly hasRecords: boolean
}

/**
 * A unit's facts as of the business day, for its own staff and for officers of its area.
 * @throws Refusal 'not-found', or 'forbidden' for another unit.
 */
export async function entitlementFacts(
  tx: Tx,
  acting: Acting<Member>,
  unitNo: string,
  policy: Policy,
): Promise<EntitlementFacts> {
  const unit = await getUnit(tx, unitNo)
  refuseOthers(acting, unit)
  const facts = await factsOn(tx, unitNo, policy, businessDate(acting.at))
  return { unit, facts, hasRecords: facts.headcountSum + facts.monthsPaid + facts.unpaidMonths > 0 }
}

// Every room may list units; a unit's contributions and departures are restricted.
function refuseOthers({ who }: Acting<Member>, unit: Unit): void {
  if (who.kind === 'operator' && who.unitNo === unit.unitNo) return
  if (who.kind === 'officer' && unit.areaCode.startsWith(areaPrefix(who.areaCode))) return
  refuse('forbidden', who.kind === 'officer' ? '该单位不在您的统筹区内。' : '只能查看本单位的数据。')
}
