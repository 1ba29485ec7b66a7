import type { YearFacts } from '#registry'
import type { LayoffFormula, Policy } from './policy/policy.ts'

type Heads = Pick<
  YearFacts,
  'headcountSum' | 'decemberBefore' | 'january' | 'december' | 'newClaimants' | 'normalReductions'
>

/** One register figure that would have to change, and by how many people. */
interface Correction {
  readonly field: 'newClaimants' | 'normalReductions' | 'december'
  readonly value: number
  readonly people: number
}

/**
 * The smallest correction of the registers, in people, that brings the lay-off rate down to the limit (in
 * ten-thousandths). If the policy names several formulas, the one that needs the fewest people.
 */
export function smallestCorrection(policy: Policy, facts: Heads, limit: number): Correction {
  return policy.layoff_formula.value
    .map(name => corrections[name](facts, limit))
    .reduce((least, one) => (one.people < least.people ? one : least))
}

/**
 * The number of lay-offs within the limit, for an average month or a headcount: exact, rounded down to whole people.
 */
const ofAverage = (limit: number, headcountSum: number) => Math.floor((limit * headcountSum) / 120_000)
const ofHeads = (limit: number, heads: number) => Math.floor((limit * heads) / 10_000)

const corrections: Readonly<Record<LayoffFormula, (facts: Heads, limit: number) => Correction>> = {
  CLAIM_AVG: (facts, limit) => fewerClaimants(facts, ofAverage(limit, facts.headcountSum)),
  CLAIM_START: (facts, limit) => fewerClaimants(facts, ofHeads(limit, facts.decemberBefore)),
  NET_AVG: ({ january, december, normalReductions, headcountSum }, limit) => {
    const value = january - december - ofAverage(limit, headcountSum)
    return { field: 'normalReductions', value, people: value - normalReductions }
  },
  NET_AVG_RAW: ({ january, december, headcountSum }, limit) =>
    moreAtTheEnd(december, january - ofAverage(limit, headcountSum)),
  NET_START: ({ decemberBefore, december }, limit) =>
    moreAtTheEnd(december, decemberBefore - ofHeads(limit, decemberBefore)),
}

const fewerClaimants = ({ newClaimants }: Heads, value: number): Correction => ({
  field: 'newClaimants',
  value,
  people: newClaimants - value,
})

const moreAtTheEnd = (december: number, value: number): Correction => ({
  field: 'december',
  value,
  people: value - december,
})
