import { monthOf } from './bill/months.ts'
import type { ContributionMonth } from './contribution-months.ts'

/** Whether a month lacks something on a day (YYYY-MM-DD) that should have been paid before, as `contributionFigures` sums. */
export function isInArrears(
  { month, dueOn, shortFen, deferredUntil }: ContributionMonth,
  day: string,
): boolean {
  const past = dueOn === null ? month < monthOf(day) : dueOn < day
  return shortFen > 0 && past && (deferredUntil === null || deferredUntil < day)
}
