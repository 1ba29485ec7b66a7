import { businessDate } from '#platform'

const usualMonths = 12

/**
 * The last day (YYYY-MM-DD) on which a material may be reused: a number of months after its first upload, on the same
 * day of the month, or on the month's last day if it is shorter.
 */
export function validUntil(firstAttachedAt: Date, months = usualMonths): string {
  const [year = 0, month = 0, day = 0] = businessDate(firstAttachedAt).split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  const until = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last.getUTCDate())))
  return until.toISOString().slice(0, 10)
}
