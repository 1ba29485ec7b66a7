import type { Fen } from '#platform'
import type { YearFacts } from '#registry'
import { evaluate } from './evaluate.ts'
import { smallestCorrection } from './layoff-remedy.ts'
import type { Policy } from './policy/policy.ts'
import type { ReasonCode } from './reasons.ts'
import { type FigureOfFacts, registerFigures, shownFigure } from './register-figures.ts'
import { adviceOn, type RemedyWay } from './remedy-words.ts'
import { registers } from './sources.ts'

export interface Remedy {
  readonly code: ReasonCode
  readonly way: RemedyWay
  /** the smallest change of the facts under which the condition holds */
  readonly change: Partial<YearFacts>
  /** the same in words: 上年度新领取失业保险金人数：6 人 → 5 人 */
  readonly needed: string
  /** what to do, in sentences */
  readonly advice: string
  /** the last day on which it helps, YYYY-MM-DD; nothing where this year is over for it */
  readonly until: string | undefined
  /** who owns the register and puts it right */
  readonly office: string
  /** what the unit would get, in fen, if this and all other conditions held */
  readonly atStakeFen: Fen
  /** the other conditions that fail too: this remedy alone is not enough */
  readonly others: readonly ReasonCode[]
}

/**
 * For each condition that fails, the smallest change under which it holds, how it can come about and until when, and
 * the money at stake. A unit without a failing condition has none.
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

/** The smallest change of one figure that makes one condition hold. */
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
