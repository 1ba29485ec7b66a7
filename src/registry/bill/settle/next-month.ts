import { monthAfter, monthOf } from '../months.ts'
import { fileOf } from '../rules/contribution-rules.ts'
import { windowOf } from '../rules/window-of.ts'

/** An area whose employments are known, and the last month (YYYYMM) for which its units have their bills. */
export interface BilledArea {
  readonly area_code: string
  /** YYYY-MM-DD */
  readonly since: string
  readonly through_month: string | null
}

/**
 * The month (YYYYMM) of an area that is to be settled next, if its window has ended before `today` (YYYY-MM-DD). The
 * first is the one whose window ends on or after the day since when employments are known.
 */
export function nextMonth(area: BilledArea, today: string): string | undefined {
  if (!fileOf(area.area_code)) return undefined
  const month = area.through_month === null ? firstMonth(area) : monthAfter(area.through_month)
  return windowOf(month, area.area_code).to < today ? month : undefined
}

/** The first month that is settled in an area. @throws Refusal. */
export function firstMonth({ area_code: areaCode, since }: BilledArea): string {
  const month = monthOf(since)
  return windowOf(month, areaCode).to < since ? monthAfter(month) : month
}
