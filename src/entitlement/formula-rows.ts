import type { YearFacts } from '#registry'
import { evaluate } from './evaluate.ts'
import { countedBy, formulaWords } from './figure-words.ts'
import { decimalOf, formulas } from './layoff-rate.ts'
import { type LayoffFormula, layoffFormulas, type Policy } from './policy/policy.ts'

/** One lay-off formula with this unit's numbers. */
export interface FormulaRow {
  readonly formula: LayoffFormula
  readonly words: string
  /** 6 人 ÷ 月平均 100.00 人 */
  readonly counted: string
  /** per cent with four decimals, for display only */
  readonly shownRate: string
  /** whether the exact rate is within the unit's limit */
  readonly passed: boolean
  /** the registers lack the headcount in the denominator; the rate is then the rule's fallback */
  readonly unknown: boolean
  /** whether the policy uses it */
  readonly used: boolean
}

/** All formulas in use side by side, the policy's own marked; the limit is the policy's limit for this unit. */
export function formulaRows(policy: Policy, facts: YearFacts): readonly FormulaRow[] {
  const { layoffLimit } = evaluate(policy, facts)
  return layoffFormulas.map(formula => {
    const { numerator, denominator } = formulas[formula](facts)
    return {
      formula,
      words: formulaWords[formula],
      counted: countedBy(formula, facts),
      shownRate: `${decimalOf({ numerator: numerator * 100, denominator }, 4)}%`,
      passed: numerator * 10_000 <= layoffLimit * denominator,
      unknown: (byStart(formula) ? facts.decemberBefore : facts.headcountSum) === 0,
      used: policy.layoff_formula.value.includes(formula),
    }
  })
}

const byStart = (formula: LayoffFormula) => formula === 'CLAIM_START' || formula === 'NET_START'
