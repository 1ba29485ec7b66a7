import type { YearFacts } from '#registry'
import type { LayoffFormula, Policy } from './policy/policy.ts'

/** An exact share: both are integers, the denominator above 0. */
export interface Fraction {
  readonly numerator: number
  readonly denominator: number
}

const fraction = (numerator: number, denominator: number): Fraction => ({ numerator, denominator })
const none = fraction(0, 1)
const all = fraction(1, 1)

type Heads = Pick<
  YearFacts,
  'headcountSum' | 'decemberBefore' | 'january' | 'december' | 'newClaimants' | 'normalReductions'
>

/** The formulas in use; heads are people, the average is the sum of twelve months ÷ 12 (docs/policy.md). */
export const formulas: Readonly<Record<LayoffFormula, (heads: Heads) => Fraction>> = {
  CLAIM_AVG: heads =>
    heads.headcountSum === 0
      ? everyoneIfAny(heads.newClaimants)
      : fraction(heads.newClaimants * 12, heads.headcountSum),
  CLAIM_START: heads =>
    heads.decemberBefore === 0
      ? everyoneIfAny(heads.newClaimants)
      : fraction(heads.newClaimants, heads.decemberBefore),
  NET_AVG: heads => ofAverage(heads.january - heads.december - heads.normalReductions, heads),
  NET_AVG_RAW: heads => ofAverage(heads.january - heads.december, heads),
  NET_START: heads =>
    heads.decemberBefore === 0
      ? none
      : fraction(Math.max(0, heads.decemberBefore - heads.december), heads.decemberBefore),
}

const everyoneIfAny = (people: number) => (people === 0 ? none : all)

/** A year that ends with at least the opening headcount counts as one without lay-offs. */
function ofAverage(people: number, { january, december, headcountSum }: Heads): Fraction {
  if (december >= january || headcountSum === 0) return none
  return fraction(Math.max(0, people) * 12, headcountSum)
}

/** The unit's lay-off rate by the policy's formula; if it names several, the lowest. */
export function layoffRate(policy: Pick<Policy, 'layoff_formula'>, heads: Heads): Fraction {
  const rates = policy.layoff_formula.value.map(name => formulas[name](heads))
  return rates.reduce((least, rate) =>
    rate.numerator * least.denominator < least.numerator * rate.denominator ? rate : least,
  )
}

/** A share as a decimal with the given number of places, rounded half up; for display only. */
export function decimalOf({ numerator, denominator }: Fraction, places: number): string {
  const scale = 10 ** places
  const scaled = Math.floor((numerator * scale * 2 + denominator) / (denominator * 2))
  const digits = String(scaled).padStart(places + 1, '0')
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`
}
