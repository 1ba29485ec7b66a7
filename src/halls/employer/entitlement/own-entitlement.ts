import { type Explanation, entitlementFacts, explain, findPolicy, type Policy, remedies } from '#entitlement'
import type { Acting, OperatorActor } from '#identity'
import { businessDate } from '#platform'

/** What today's registers and this year's policy give one's own unit; `year` and `asOf` are the business day's. */
export interface OwnEntitlement extends Awaited<ReturnType<typeof entitlementFacts>> {
  readonly policy: Policy
  readonly asOf: string
  readonly explanation: Explanation
  readonly remedies: ReturnType<typeof remedies>
}

/** Nothing where no policy of the business year is on file. */
export async function ownEntitlement(acting: Acting<OperatorActor>): Promise<OwnEntitlement | undefined> {
  const asOf = businessDate(acting.at)
  const policy = findPolicy(Number(asOf.slice(0, 4)))
  if (!policy) return undefined
  const found = await entitlementFacts(acting, acting.who.unitNo, policy)
  return {
    ...{ ...found, policy, asOf },
    explanation: explain(policy, found.facts, asOf),
    remedies: remedies(policy, found.facts),
  }
}
