import type { Departure } from '#registry'
import type { LayoffFormula, Policy } from './policy/policy.ts'

/** Whether one departure raises the lay-off rate, and why. */
export interface DepartureCount {
  readonly counts: boolean
  readonly why: string
}

/** Follows the policy's formulas: claim-based ones count people who drew benefit, net ones count people who left. */
export function howDepartureCounts(
  policy: Policy,
  departure: Pick<Departure, 'kind' | 'reason'>,
): DepartureCount {
  const found = policy.layoff_formula.value.map(formula => byFormula(formula, policy, departure))
  return found.find(one => one.counts) ?? found[0] ?? { counts: false, why: '' }
}

function byFormula(
  formula: LayoffFormula,
  policy: Policy,
  { kind, reason }: Pick<Departure, 'kind' | 'reason'>,
): DepartureCount {
  const byClaims = formula === 'CLAIM_AVG' || formula === 'CLAIM_START'
  if (kind === 'claimant') {
    return byClaims
      ? { counts: true, why: '年度内新领取失业保险金，计入' }
      : { counts: false, why: '按参保人数净减少计算，领金人数不计入' }
  }
  if (byClaims) return { counts: false, why: '按领金人数计算，减员不计入；领取失业保险金的另行计入' }
  if (formula === 'NET_AVG' && reason !== undefined && policy.normal_reductions.value.includes(reason)) {
    return { counts: false, why: '属于正常减员，从净减少人数中扣除' }
  }
  return { counts: true, why: '在净减少人数之内，计入' }
}
