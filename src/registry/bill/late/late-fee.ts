import { type Fen, startOfDay } from '#platform'
import { contributionRules } from '../rules/contribution-rules.ts'
import { dueOn } from '../rules/due-on.ts'

/** What a month that is declared late costs besides, in fen, and for how many days. */
export interface LateFee {
  readonly days: number
  readonly fen: Fen
  /** share of what is owed for each day, in hundred-thousandths */
  readonly perDay: number
  readonly source: string
}

/** A month (YYYYMM) of an area, settled late on a day (YYYY-MM-DD), and what is owed for it in fen. */
export interface LateMonth {
  readonly month: string
  readonly areaCode: string
  readonly on: string
  readonly dueFen: Fen
  /** YYYY-MM-DD: until when what is owed is deferred, if it is */
  readonly deferredUntil?: string | undefined
}

/**
 * 滞纳金 (社会保险法 第八十六条): a share of what is owed for each day from the one after the month's deadline to the day
 * on which it is settled, both included, rounded half up; nothing before the deadline. What is deferred has a later one.
 * @throws Refusal where the month has no parameters.
 */
export function lateFee({ month, areaCode, on, dueFen, deferredUntil = '' }: LateMonth): LateFee {
  const { perDay, source } = contributionRules(month, areaCode).lateFee
  const deadline = [dueOn(month, areaCode), deferredUntil].sort().at(-1) ?? ''
  const days = Math.max(0, daysBetween(deadline, on))
  // The product of a large unit's fen, days and rate can exceed what a number holds exactly.
  const fen = Number((BigInt(dueFen) * BigInt(perDay) * BigInt(days) + 50_000n) / 100_000n)
  return { days, fen, perDay, source }
}

const daysBetween = (from: string, to: string) =>
  Math.round((startOfDay(to).getTime() - startOfDay(from).getTime()) / (24 * 3600_000))
