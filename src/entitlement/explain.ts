import type { Fen } from '#platform'
import type { YearFacts } from '#registry'
import { type Evaluation, evaluate } from './evaluate.ts'
import { figureWords } from './figure-words.ts'
import type { Policy } from './policy/policy.ts'
import { clauseOf, type FigureName } from './policy/policy.ts'
import { type ReasonCode, reasonCodes, reasonNames } from './reasons.ts'
import { sourceOf } from './sources.ts'

/** One condition in words: the figure and its limit, the figure's source and the governing clause. */
export interface ExplainedCondition {
  readonly code: ReasonCode
  readonly title: string
  readonly passed: boolean
  /** the registers lack the figure; the rule defines the fallback */
  readonly unknown: boolean
  readonly figure: string
  readonly limit: string
  /** which register, up to which date */
  readonly source: string
  /** document number and clause */
  readonly clause: string
}

/** A decision with a reason for every condition and the calculation of the amount. */
export interface Explanation {
  readonly evaluation: Evaluation
  readonly conditions: readonly ExplainedCondition[]
  /** 上年度实际缴纳失业保险费, the share of it, and its clause */
  readonly baseFen: Fen
  readonly ratioClause: string
}

/** The policy figure behind each condition. */
const figureBehind = {
  unit_type: 'unit_types',
  months_paid: 'months_paid',
  no_base: 'ratio_other',
  arrears: 'arrears_cleared',
  layoff_rate: 'layoff_limit',
  headcount_drop: 'headcount_kept',
  discredited: 'discredited_excluded',
  deregistering: 'deregistering_excluded',
  labour_dispatch: 'labour_dispatch',
} as const satisfies Record<ReasonCode, FigureName>

/** Decides a unit and explains each condition in the wording used on all pages and letters; `asOf` is YYYY-MM-DD. */
export function explain(policy: Policy, facts: YearFacts, asOf: string): Explanation {
  const evaluation = evaluate(policy, facts)
  const large = evaluation.ratio === policy.ratio_large.value
  return {
    evaluation,
    conditions: reasonCodes.map(code => ({
      code,
      title: reasonNames[code],
      passed: !evaluation.reasons.includes(code),
      ...figureWords[code]({ policy, facts, evaluation, asOf }),
      source: sourceOf(code, policy, asOf),
      clause: clauseOf(policy, figureOf(code, policy, facts)),
    })),
    baseFen: facts.baseFen,
    ratioClause: clauseOf(policy, large ? 'ratio_large' : 'ratio_other'),
  }
}

function figureOf(code: ReasonCode, policy: Policy, facts: YearFacts): FigureName {
  const small = facts.headcountSum <= policy.small_unit_headcount.value * 12
  return code === 'layoff_rate' && small ? 'small_unit_layoff_limit' : figureBehind[code]
}
