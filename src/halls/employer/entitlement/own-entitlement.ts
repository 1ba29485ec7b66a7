import {
  decisionOf,
  type Explanation,
  entitlementFacts,
  explain,
  type Policy,
  policyInForce,
  remedies,
} from '#entitlement'
import { type Acting, type OperatorActor, query } from '#identity'
import { businessDate } from '#platform'

/** What today's registers and this year's policy give one's own unit, and what a run decided, once it was pushed. */
export interface OwnEntitlement extends Awaited<ReturnType<typeof entitlementFacts>> {
  readonly policy: Policy
  /** YYYY-MM-DD of the business day */
  readonly asOf: string
  readonly explanation: Explanation
  readonly remedies: ReturnType<typeof remedies>
  readonly decided: Awaited<ReturnType<typeof decisionOf>>
}

/** Nothing where no policy of the business year is in force. */
export async function ownEntitlement(acting: Acting<OperatorActor>): Promise<OwnEntitlement | undefined> {
  const asOf = businessDate(acting.at)
  const year = Number(asOf.slice(0, 4))
  const { unitNo } = acting.who
  const { policy, decided } = await query(acting, async tx => ({
    policy: await policyInForce(tx, year),
    decided: await decisionOf(tx, unitNo, year),
  }))
  if (!policy) return undefined
  const found = await entitlementFacts(acting, unitNo, policy)
  return {
    ...found,
    policy,
    asOf,
    decided,
    explanation: explain(policy, found.facts, asOf),
    remedies: remedies(policy, found.facts),
  }
}
