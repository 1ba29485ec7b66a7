import type { Fen } from '#platform'
import type { Insurance } from '../codes/insurances.ts'
import { contributionRules } from './rules/contribution-rules.ts'

/** What a person's insurance costs for a month (YYYYMM). */
export interface Insured {
  readonly insurance: Insurance
  readonly month: string
  readonly base_fen: Fen
}

/**
 * The unit's and the person's part in fen, each rounded half up to the fen; settling a month does the same in SQL.
 * @throws Refusal where the month has no parameters.
 */
export function shareOf({ insurance, month, base_fen: baseFen }: Insured, areaCode: string) {
  const { unit, person } = contributionRules(month, areaCode).rates[insurance]
  return { unitDueFen: partOf(baseFen, unit), personDueFen: partOf(baseFen, person) }
}

/** Exact: base and rate are whole numbers, and a base of a hundred million yuan stays below 2^53. */
const partOf = (baseFen: Fen, rate: number): Fen => Math.floor((baseFen * rate + 50_000) / 100_000)
