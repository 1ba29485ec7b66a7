import {
  type Explanation,
  explain,
  findPolicy,
  type Policy,
  policies,
  type WhatIf,
  whatIf,
} from '#entitlement'
import { businessDate } from '#platform'
import type { YearFacts } from '#registry'
import type { Visit } from '../serving/visit.ts'

/** A what-if beside today: what is typed, and both results. */
export interface Trial {
  readonly policy: Policy
  readonly today: { readonly policy: Policy; readonly explanation: Explanation }
  readonly typed: WhatIf
  /** nothing while a figure is wrong */
  readonly explanation: Explanation | undefined
}

/** The policy by which today's figures are read: the business year's, or the newest where that has none yet. */
export function policyOfToday(visit: Visit): Policy | undefined {
  return findPolicy(Number(businessDate(visit.acting.at).slice(0, 4))) ?? policies()[0]
}

/** Evaluates what the address says, beside today's facts; nothing is stored. */
export function trialOf(visit: Visit, today: Policy, known: YearFacts): Trial {
  const asOf = businessDate(visit.acting.at)
  const policy = findPolicy(Number(visit.query.year)) ?? today
  const typed = whatIf(known, visit.query)
  return {
    ...{ policy, typed },
    today: { policy: today, explanation: explain(today, known, asOf) },
    explanation: typed.facts && explain(policy, typed.facts, asOf),
  }
}
