import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { quantile } from './hall.ts'
import type { Outcome, Visitor } from './visitor.ts'

/** Milliseconds between requests of one visitor. */
const every = 5000

/** Runs all visitors for `seconds`, each sending one request every five seconds but never two at once. */
export async function crowd(site: string, visitors: readonly Visitor[], seconds: number): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  const end = performance.now() + seconds * 1000
  await Promise.all(
    visitors.map(async (visitor, place) => {
      let due = performance.now() + (place / visitors.length) * every
      for (; due < end; due += every) {
        await pause(Math.max(0, due - performance.now()))
        if (performance.now() > end) break
        outcomes.push(await visitor.goOn(site))
      }
    }),
  )
  return outcomes
}

/** p50, p95 and p99 in milliseconds. */
export function shownTimes(
  outcomes: readonly Outcome[],
  kind: Outcome['kind'] | undefined,
  end = 'served',
): string {
  const times = outcomes.filter(one => (!kind || one.kind === kind) && one.end === end).map(one => one.ms)
  return [0.5, 0.95, 0.99].map(share => quantile(times, share).toFixed(0)).join(' / ')
}

export function p95(outcomes: readonly Outcome[], kind?: Outcome['kind'], end = 'served'): number {
  const those = outcomes.filter(one => (!kind || one.kind === kind) && one.end === end)
  return quantile(
    those.map(one => one.ms),
    0.95,
  )
}

export const number = (outcomes: readonly Outcome[], end: Outcome['end']) =>
  outcomes.filter(one => one.end === end).length

/** Processor time as a number of busy processors. */
export const shownBusy = (used: readonly number[], seconds: number) =>
  used.map(ms => (ms / 1000 / seconds).toFixed(2)).join(', ')

/** The failures with their counts, at most five kinds. */
export function shownFailures(outcomes: readonly Outcome[]): string {
  const counted = new Map<string, number>()
  for (const { why } of outcomes) if (why) counted.set(why, (counted.get(why) ?? 0) + 1)
  return (
    [...counted]
      .map(([why, times]) => `${why} (${times})`)
      .slice(0, 5)
      .join('; ') || 'none'
  )
}

/** Counts acknowledged saves without an event in the database. */
export async function lostSaves(owner: Pool, visitors: readonly Visitor[]): Promise<number> {
  const { rows } = await owner.query<{ unit_no: string; saves: string }>(
    "select unit_no, count(*) as saves from casework.event where verb = 'save' group by unit_no",
  )
  const kept = new Map(rows.map(row => [row.unit_no, Number(row.saves)]))
  return visitors.reduce((lost, { unitNo, saved }) => lost + Math.max(0, saved - (kept.get(unitNo) ?? 0)), 0)
}
