import type { Tx } from '#platform'
import { getYearFacts, type YearFacts, type YearFactsQuestion } from '#registry'
import type { Policy } from './policy/policy.ts'

/** The register query parameters of a policy as of a date (YYYY-MM-DD). */
export const questionOf = (policy: Policy, asOf: string): YearFactsQuestion => ({
  baseYear: policy.base_year,
  asOf,
  normalReasons: policy.normal_reductions.value,
})

/** The facts of one unit for a policy's year as of a date, in the caller's transaction and scope. */
export const factsOn = (tx: Tx, unitNo: string, policy: Policy, asOf: string): Promise<YearFacts> =>
  getYearFacts(tx, unitNo, questionOf(policy, asOf))
