const chinaOffset = 8 * 3600_000

/** The calendar day in China, YYYY-MM-DD. */
export function businessDate(at: Date): string {
  return new Date(at.getTime() + chinaOffset).toISOString().slice(0, 10)
}

/** The calendar month in China, YYYYMM, as used in contributions and searches. */
export function businessMonth(at: Date): string {
  return businessDate(at).slice(0, 7).replace('-', '')
}

/** The calendar year in China. */
export const businessYear = (at: Date): number => Number(businessDate(at).slice(0, 4))

/** The instant a calendar day (YYYY-MM-DD) begins in China. */
export function startOfDay(date: string): Date {
  return new Date(`${date}T00:00:00+08:00`)
}

/** Date and minute in China as shown on screen: 2023-08-11 09:00. */
export function shownTime(at: Date): string {
  return new Date(at.getTime() + chinaOffset).toISOString().slice(0, 16).replace('T', ' ')
}
