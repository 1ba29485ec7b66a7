import type { YearFacts } from '#registry'
import type { LayoffFormula, Policy } from './policy/policy.ts'

type Heads = Pick<
  YearFacts,
  'headcountSum' | 'decemberBefore' | 'january' | 'december' | 'newClaimants' | 'normalReductions'
>

/** One register's figure that would have to read otherwise, and by how many people. */
interface Correction {
  readonly field: 'newClaimants' | 'normalReductions' | 'december'
  readonly value: number
  readonly people: number
}

/**
 * The smallest correction of the registers, in people, that would bring the lay-off rate to the limit (in
 * ten-thousandths). Where the policy names several formulas, the one that needs fewest people.
 */
export function smallestCorrection(policy: Policy, facts: Heads, limit: number): Correction {
  return policy.layoff_formula.value
    .map(name => corrections[name](facts, limit))
    .reduce((least, one) => (one.people < least.people ? one : least))
}

/** People whom the limit lets go, of an average month or of a headcount: exact, rounded down to whole people. */
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
