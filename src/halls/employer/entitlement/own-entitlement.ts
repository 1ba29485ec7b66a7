import {
  decisionOf,
  type Explanation,
  entitlementFacts,
  explain,
  type Policy,
  policyInForce,
  remedies,
} from '#entitlement'
import type { Acting, OperatorActor } from '#identity'
import { businessDate, businessYear, type Tx } from '#platform'

/** The unit's entitlement by today's registers and this year's policy, and a run's decision once pushed. */
export interface OwnEntitlement extends Awaited<ReturnType<typeof entitlementFacts>> {
  readonly policy: Policy
  /** business day, YYYY-MM-DD */
  readonly asOf: string
  readonly explanation: Explanation
  readonly remedies: ReturnType<typeof remedies>
  readonly decided: Awaited<ReturnType<typeof decisionOf>>
}

/** @returns undefined if no policy is in force for the business year. */
export async function ownEntitlement(
  tx: Tx,
  acting: Acting<OperatorActor>,
): Promise<OwnEntitlement | undefined> {
  const asOf = businessDate(acting.at)
  const year = businessYear(acting.at)
  const { unitNo } = acting.who
  const { policy, decided } = {
    policy: await policyInForce(tx, year),
    decided: await decisionOf(tx, unitNo, year),
  }
  if (!policy) return undefined
  const found = await entitlementFacts(tx, acting, unitNo, policy)
  return {
    ...found,
    policy,
    asOf,
    decided,
    explanation: explain(policy, found.facts, asOf),
    remedies: remedies(policy, found.facts),
  }
}
