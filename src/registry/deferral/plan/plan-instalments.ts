import type { Fen } from '#platform'

/** An instalment: what is due on a day (YYYY-MM-DD), and what of it is still owed, in fen. */
export interface Instalment {
  readonly dueOn: string
  readonly amountFen: Fen
  readonly owedFen: Fen
}

/** What is to be paid on the days of a plan, and what has been paid since it began, in fen. */
interface ToPay {
  readonly days: readonly string[]
  readonly totalFen: Fen
  readonly paidFen: Fen
}

/** Equal instalments of whole fen, of which the last takes the rest. What was paid settles the earliest first. */
export function planInstalments({ days, totalFen, paidFen }: ToPay): readonly Instalment[] {
  const each = Math.floor(totalFen / Math.max(1, days.length))
  return days.map((dueOn, i) => {
    const last = i === days.length - 1
    const amountFen = last ? totalFen - each * (days.length - 1) : each
    const through = last ? totalFen : each * (i + 1)
    return { dueOn, amountFen, owedFen: Math.min(amountFen, Math.max(0, through - paidFen)) }
  })
}
