import { entitlementFacts, formulaRows, type Policy, policyInForce } from '#entitlement'
import type { Acting, OperatorActor } from '#identity'
import { businessYear, pageAt, type Tx } from '#platform'
import {
  type ContributionMonth,
  contributionMonths,
  type Departure,
  type DepartureCountLine,
  departureCounts,
  departures,
} from '#registry'

/** Breakdown of a unit's lay-off rate for the base year. */
export interface Layoffs {
  readonly policy: Policy
  readonly formulas: ReturnType<typeof formulaRows>
  readonly months: readonly ContributionMonth[]
  readonly counts: readonly DepartureCountLine[]
  readonly people: readonly Departure[]
  readonly page: number
  readonly pages: number
  readonly total: number
}

const peopleAPage = 50

/** @returns undefined if no policy is on file for the business year. People are paged. */
export async function layoffsOf(
  tx: Tx,
  acting: Acting<OperatorActor>,
  wanted: number,
): Promise<Layoffs | undefined> {
  const policy = await policyInForce(tx, businessYear(acting.at))
  if (!policy) return undefined
  const { unitNo } = acting.who
  const { facts } = await entitlementFacts(tx, acting, unitNo, policy)
  const year = { from: `${policy.base_year}01`, to: `${policy.base_year}12` }
  const counts = await departureCounts(tx, unitNo, year)
  const total = counts.reduce((sum, line) => sum + line.people, 0)
  const { offset, ...at } = pageAt(total, wanted, peopleAPage)
  return {
    policy,
    counts,
    total,
    ...at,
    formulas: formulaRows(policy, facts),
    months: await contributionMonths(tx, unitNo, { ...year, from: `${policy.base_year - 1}12` }),
    people: await departures(tx, unitNo, { ...year, offset, limit: peopleAPage }),
  }
}
