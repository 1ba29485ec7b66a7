import { monthOf } from '../months.ts'
import { windowOf } from './window-of.ts'

/** Whether a day (YYYY-MM-DD) lies in the window of its own month in an area. @throws Refusal. */
export function isWithinWindow(day: string, areaCode: string): boolean {
  const { from, to } = windowOf(monthOf(day), areaCode)
  return from <= day && day <= to
}
