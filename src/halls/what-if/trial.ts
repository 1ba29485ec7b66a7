import { type Explanation, explain, type Policy, type WhatIf, whatIf } from '#entitlement'
import { businessDate } from '#platform'
import type { YearFacts } from '#registry'
import type { Visit } from '../serving/visit.ts'

/** A what-if beside today: what is typed, and both results. */
export interface Trial {
  readonly policy: Policy
  /** by which it can be tried */
  readonly choices: readonly Policy[]
  readonly today: { readonly policy: Policy; readonly explanation: Explanation }
  readonly typed: WhatIf
  /** nothing while a figure is wrong */
  readonly explanation: Explanation | undefined
}

/** Of some policies, newest first, the one by which today's figures are read: the business year's, else the newest. */
export function policyOfToday(visit: Visit, choices: readonly Policy[]): Policy | undefined {
  const year = businessDate(visit.acting.at).slice(0, 4)
  return choices.find(policy => String(policy.year) === year) ?? choices[0]
}

/** Evaluates what the address says, beside today's facts; nothing is stored. */
export function trialOf(visit: Visit, choices: readonly Policy[], today: Policy, known: YearFacts): Trial {
  const asOf = businessDate(visit.acting.at)
  const policy = choices.find(one => String(one.year) === visit.query.year) ?? today
  const typed = whatIf(known, visit.query)
  return {
    choices,
    policy,
    typed,
    today: { policy: today, explanation: explain(today, known, asOf) },
    explanation: typed.facts && explain(policy, typed.facts, asOf),
  }
}
