import type { Fen } from '#platform'
import type { YearFacts } from '#registry'
import { type Fraction, layoffRate } from './layoff-rate.ts'
import type { Policy } from './policy/policy.ts'
import type { Outcome, ReasonCode } from './reasons.ts'

/** A policy's decision for a unit and year. Shares in ten-thousandths, money in fen; all exact. */
export interface Evaluation {
  readonly decision: Outcome
  readonly reasons: readonly ReasonCode[]
  readonly layoffRate: Fraction
  readonly layoffLimit: number
  readonly ratio: number
  /** the amount if every condition were met */
  readonly fullFen: Fen
  /** the amount granted: 0 unless eligible */
  readonly amountFen: Fen
}

/**
 * Decides one unit by one policy: pure, exact, and shared by the annual run, the unit's own page, what-ifs and the
 * review. Reasons are in the order of `reasonCodes`.
 */
export function evaluate(policy: Policy, facts: YearFacts): Evaluation {
  const rate = layoffRate(policy, facts)
  const small = facts.headcountSum <= policy.small_unit_headcount.value * 12
  const layoffLimit = small ? policy.small_unit_layoff_limit.value : policy.layoff_limit.value
  const reasons: ReasonCode[] = []
  if (!policy.unit_types.value.includes(facts.unitType)) reasons.push('unit_type')
  if (facts.monthsPaid < policy.months_paid.value) reasons.push('months_paid')
  if (facts.baseFen <= 0) reasons.push('no_base')
  if (policy.arrears_cleared.value && facts.unpaidMonths > 0) reasons.push('arrears')
  if (rate.numerator * 10_000 > layoffLimit * rate.denominator) reasons.push('layoff_rate')
  if (facts.previousMonth * 10_000 < policy.headcount_kept.value * facts.december)
    reasons.push('headcount_drop')
  if (policy.discredited_excluded.value && facts.discredited) reasons.push('discredited')
  if (policy.deregistering_excluded.value && facts.deregistering) reasons.push('deregistering')
  if (policy.labour_dispatch.value === 'must_apply' && facts.labourDispatch) reasons.push('labour_dispatch')
  const decision = outcomeOf(reasons)
  const ratio = ratioOf(policy, facts)
  const fullFen = shareOf(facts.baseFen, ratio)
  return {
    decision,
    reasons,
    layoffRate: rate,
    layoffLimit,
    ratio,
    fullFen,
    amountFen: decision === 'eligible' ? fullFen : 0,
  }
}

function outcomeOf(reasons: readonly ReasonCode[]): Outcome {
  if (reasons.length === 0) return 'eligible'
  return reasons.length === 1 && reasons[0] === 'labour_dispatch' ? 'must_apply' : 'ineligible'
}

/** 大型 has its own ratio only for a 企业; other kinds get the ratio of 中小微企业. */
function ratioOf(policy: Policy, facts: Pick<YearFacts, 'unitType' | 'size'>): number {
  const large = facts.unitType === '企业' && facts.size === '大型'
  return large ? policy.ratio_large.value : policy.ratio_other.value
}

/**
 * A share (in ten-thousandths) of an amount, rounded half up to the fen once at the end. The amount is split so that
 * every product stays an exact integer, up to 90 trillion yuan.
 */
export function shareOf(fen: Fen, share: number): Fen {
  const rest = fen % 10_000
  return ((fen - rest) / 10_000) * share + Math.floor((rest * share + 5_000) / 10_000)
}
