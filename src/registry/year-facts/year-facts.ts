import type { Fen } from '#platform'

/** What the registers say of one unit for a refund of one year: people, months and fen, as of one day. */
export interface YearFacts {
  readonly unitNo: string
  readonly areaCode: string
  readonly unitName: string
  readonly unitType: string
  readonly size: string | null
  readonly labourDispatch: boolean
  readonly deregistering: boolean
  readonly discredited: boolean
  /** months up to December of the base year that were due and are paid in full by the day */
  readonly monthsPaid: number
  /** months due up to the month before the day that are not paid in full by then */
  readonly unpaidMonths: number
  /** sum of the headcounts of January to December of the base year */
  readonly headcountSum: number
  /** headcount of the December before the base year; 0 where missing, like the next three */
  readonly decemberBefore: number
  readonly january: number
  readonly december: number
  /** headcount of the month before the day */
  readonly previousMonth: number
  /** people who newly drew unemployment benefit in the base year, each once */
  readonly newClaimants: number
  /** people who left in the base year for a reason that counts as a normal reduction */
  readonly normalReductions: number
  /** what unit and employees had paid by the day for the twelve months of the base year */
  readonly baseFen: Fen
}

/** Which facts: the base year, the day (YYYY-MM-DD) and the reason codes that count as normal reductions. */
export interface YearFactsQuestion {
  readonly baseYear: number
  readonly asOf: string
  readonly normalReasons: readonly string[]
}
