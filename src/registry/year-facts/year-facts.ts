import type { Fen } from '#platform'

/** The registers' facts about a unit for one year's refund: people, months and fen, as of a date. */
export interface YearFacts {
  readonly unitNo: string
  readonly areaCode: string
  readonly unitName: string
  readonly unitType: string
  readonly size: string | null
  readonly labourDispatch: boolean
  readonly deregistering: boolean
  readonly discredited: boolean
  /**
   * months up to December of the base year that were due and are fully paid by the date, or whose employees' part is, and
   * the unit's is deferred beyond it
   */
  readonly monthsPaid: number
  /**
   * months due up to the month before the date that are neither fully paid nor deferred by then, and whose deadline has
   * passed if they have one
   */
  readonly unpaidMonths: number
  /** sum of the headcounts of January to December of the base year */
  readonly headcountSum: number
  /** headcount of the December before the base year; 0 where missing, like the next three */
  readonly decemberBefore: number
  readonly january: number
  readonly december: number
  /** headcount of the month before the date */
  readonly previousMonth: number
  /** people who newly drew unemployment benefit in the base year, counted once each */
  readonly newClaimants: number
  /** people who left in the base year for a reason that counts as a normal reduction */
  readonly normalReductions: number
  /** contributions of unit and employees for the twelve months of the base year, paid by the date */
  readonly baseFen: Fen
}

/** Parameters: the base year, the date (YYYY-MM-DD) and the reason codes that count as normal reductions. */
export interface YearFactsQuestion {
  readonly baseYear: number
  readonly asOf: string
  readonly normalReasons: readonly string[]
}
