import { contributionRules } from './contribution-rules.ts'

/** The days (YYYY-MM-DD) of a month in which its people are entered and left, both included. */
export interface MonthWindow {
  readonly from: string
  readonly to: string
}

/** The window of a month (YYYYMM) in an area; after its last day the month's bill is settled. @throws Refusal. */
export function windowOf(month: string, areaCode: string): MonthWindow {
  const { firstDay, lastDay } = contributionRules(month, areaCode).window
  return { from: dayOf(month, firstDay), to: dayOf(month, lastDay) }
}

const dayOf = (month: string, day: number) =>
  `${month.slice(0, 4)}-${month.slice(4)}-${String(day).padStart(2, '0')}`
