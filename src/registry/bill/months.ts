/** The month (YYYYMM) of a day (YYYY-MM-DD). */
export const monthOf = (day: string): string => day.slice(0, 7).replace('-', '')

/** The month so many months later, earlier where negative. */
export function monthAfter(month: string, count = 1): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(4)) - 1 + count
  return `${String(Math.floor(at / 12)).padStart(4, '0')}${String((at % 12) + 1).padStart(2, '0')}`
}

/** The last day (YYYY-MM-DD) of a month. */
export function lastDayOf(month: string): string {
  const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(4)), 0))
  return last.toISOString().slice(0, 10)
}

/** The months from one to another, both included; none where the second is earlier. */
export function monthsFrom(first: string, last: string): string[] {
  const months: string[] = []
  for (let month = first; month <= last; month = monthAfter(month)) months.push(month)
  return months
}
