import { businessDate } from '#platform'

const usualMonths = 12

/**
 * The last day (YYYY-MM-DD) on which a material may be taken over, some months after the day of its first upload: the
 * same day of that month, or its last day where there is none.
 */
export function validUntil(firstAttachedAt: Date, months = usualMonths): string {
  const [year = 0, month = 0, day = 0] = businessDate(firstAttachedAt).split('-').map(Number)
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  const until = new Date(Date.UTC(year, month - 1 + months, Math.min(day, last.getUTCDate())))
  return until.toISOString().slice(0, 10)
}
