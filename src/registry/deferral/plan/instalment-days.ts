import { lastDayOf, monthAfter, monthOf, monthsFrom } from '../../bill/months.ts'

/** The months of a deferral end with `toMonth` (YYYYMM); it is granted and paid up by these days (YYYY-MM-DD). */
interface Span {
  readonly toMonth: string
  readonly on: string
  readonly paidUpBy: string
}

/**
 * The days on which instalments are due: the last day of each month after the deferral's last and not before the grant,
 * up to the day by which all is paid up. That day is the last of them, and the only one where no month is left.
 */
export function instalmentDays({ toMonth, on, paidUpBy }: Span): readonly string[] {
  const days = monthsFrom(monthAfter(toMonth), monthOf(paidUpBy))
    .filter(month => month >= monthOf(on))
    .map(lastDayOf)
    .filter(day => day < paidUpBy)
  return [...days, paidUpBy]
}
