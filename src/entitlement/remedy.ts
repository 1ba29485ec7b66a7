import type { Fen } from '#platform'
import type { YearFacts } from '#registry'
import { adviceOn, type RemedyWay } from './advice-on.ts'
import { evaluate } from './evaluate.ts'
import type { Policy } from './policy/policy.ts'
import type { ReasonCode } from './reasons.ts'
import { type FigureOfFacts, registerFigures, shownFigure } from './register-figures.ts'
import { smallestCorrection } from './smallest-correction.ts'
import { registers } from './sources.ts'

export interface Remedy {
  readonly code: ReasonCode
  readonly way: RemedyWay
  /** the smallest change of the facts that meets the condition */
  readonly change: Partial<YearFacts>
  /** the same in words: 上年度新领取失业保险金人数：6 人 → 5 人 */
  readonly needed: string
  /** what to do, in sentences */
  readonly advice: string
  /** deadline, YYYY-MM-DD; undefined if it is too late this year */
  readonly until: string | undefined
  /** the office that owns the register and corrects it */
  readonly office: string
  /** the amount, in fen, if this and all other conditions were met */
  readonly atStakeFen: Fen
  /** the other failing conditions, if any: this remedy alone is then not enough */
  readonly others: readonly ReasonCode[]
}

/**
 * For each failing condition, the smallest change that meets it, how to make it, the deadline, and the money at stake.
 * Empty for a unit without failing conditions.
 */
export function remedies(policy: Policy, facts: YearFacts): readonly Remedy[] {
  const { reasons } = evaluate(policy, facts)
  return reasons.map(code => {
    const change = changeFor(code, policy, facts)
    return {
      code,
      change,
      needed: neededWords(facts, change),
      ...adviceOn(code, { policy, facts, change }),
      office: registers[registerFigures[changedFigures(change)[0] ?? 'unitType'].register].office,
      atStakeFen: evaluate(policy, { ...facts, ...change }).fullFen,
      others: reasons.filter(other => other !== code),
    }
  })
}

/** The smallest change of one figure that meets one condition. */
function changeFor(code: ReasonCode, policy: Policy, facts: YearFacts): Partial<YearFacts> {
  switch (code) {
    case 'unit_type':
      return { unitType: policy.unit_types.value[0] ?? '' }
    case 'months_paid':
      return { monthsPaid: policy.months_paid.value }
    case 'no_base':
      return { baseFen: 1 }
    case 'arrears':
      return { unpaidMonths: 0 }
    case 'layoff_rate': {
      const { field, value } = smallestCorrection(policy, facts, evaluate(policy, facts).layoffLimit)
      return { [field]: value }
    }
    case 'headcount_drop':
      return { previousMonth: Math.ceil((policy.headcount_kept.value * facts.december) / 10_000) }
    case 'discredited':
      return { discredited: false }
    case 'deregistering':
      return { deregistering: false }
    case 'labour_dispatch':
      return { labourDispatch: false }
  }
}

const changedFigures = (change: Partial<YearFacts>) =>
  Object.keys(change).filter((name): name is FigureOfFacts => name in registerFigures)

function neededWords(facts: YearFacts, change: Partial<YearFacts>): string {
  const words = changedFigures(change).map(name => {
    const value = change[name]
    const to = value === undefined ? '' : shownFigure(name, value)
    return `${registerFigures[name].name}：${shownFigure(name, facts[name])} → ${to}`
  })
  return words.join('；')
}
