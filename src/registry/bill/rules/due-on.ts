import { lastDayOf, monthAfter } from '../months.ts'
import { contributionRules } from './contribution-rules.ts'

/** The last day (YYYY-MM-DD) on which a month (YYYYMM) can be paid in an area without becoming arrears. @throws Refusal. */
export function dueOn(month: string, areaCode: string): string {
  return lastDayOf(monthAfter(month, contributionRules(month, areaCode).deadline.monthsAfter))
}
