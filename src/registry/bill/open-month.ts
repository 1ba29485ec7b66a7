import { monthAfter, monthOf } from './months.ts'
import { windowOf } from './rules/window-of.ts'

/**
 * The month (YYYYMM) for which people are entered and left on a day (YYYY-MM-DD) in an area: after the last day of a
 * month's window it is the next one, because the month's bill is settled by then. @throws Refusal.
 */
export function openMonth(day: string, areaCode: string): string {
  const month = monthOf(day)
  return day <= windowOf(month, areaCode).to ? month : monthAfter(month)
}
