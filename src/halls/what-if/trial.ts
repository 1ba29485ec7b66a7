import { type Explanation, explain, type Policy, type WhatIf, whatIf } from '#entitlement'
import { businessDate } from '#platform'
import type { YearFacts } from '#registry'
import type { Visit } from '../serving/visit.ts'

/** A what-if and today's result: the typed figures and both evaluations. */
export interface Trial {
  readonly policy: Policy
  /** policies to choose from */
  readonly choices: readonly Policy[]
  readonly today: { readonly policy: Policy; readonly explanation: Explanation }
  readonly typed: WhatIf
  /** undefined while a figure is invalid */
  readonly explanation: Explanation | undefined
}

/** The policy used for today's figures: the business year's, else the newest (`policies` is newest first). */
export function policyOfToday(visit: Visit, choices: readonly Policy[]): Policy | undefined {
  const year = businessDate(visit.acting.at).slice(0, 4)
  return choices.find(policy => String(policy.year) === year) ?? choices[0]
}

/** Evaluates the figures in the query string beside today's facts; stores nothing. */
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
