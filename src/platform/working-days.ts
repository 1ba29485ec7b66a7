import days from 'chinese-days'
import { businessDate, startOfDay } from './business-day.ts'

/**
 * Whether people work on a calendar day (YYYY-MM-DD) in China: weekends, public holidays and make-up days as the
 * State Council announces them (kept by the package chinese-days; years not announced yet follow the plain week).
 */
export function isWorkingDay(date: string): boolean {
  return days.isWorkday(date)
}

/** The calendar day `count` working days after `date`, not counting `date` itself. */
export function addWorkingDays(date: string, count: number): string {
  let day = date
  for (let left = count; left > 0; ) {
    day = nextDay(day)
    if (isWorkingDay(day)) left -= 1
  }
  return day
}

/** The number of working days after `from` up to and including `to`; negative if `to` is earlier. */
export function workingDaysBetween(from: string, to: string): number {
  if (to < from) return -workingDaysBetween(to, from)
  let count = 0
  for (let day = from; day < to; ) {
    day = nextDay(day)
    if (isWorkingDay(day)) count += 1
  }
  return count
}

const nextDay = (date: string) => businessDate(new Date(startOfDay(date).getTime() + 24 * 3600_000))
