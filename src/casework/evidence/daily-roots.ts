import { startOfDay, type Tx } from '#platform'
import { casework } from '../tables.ts'
import type { DailyRoot } from './leaf.ts'
import { type Roots, rootsFormat } from './receipt-format.ts'

/** Grace period for transactions that began before midnight. */
export const minutesAfterMidnight = 30

export const endOfDay = (day: string): Date => new Date(startOfDay(day).getTime() + 24 * 3600_000)

/** The next calendar day. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 3600_000).toISOString().slice(0, 10)

/** 每日存证, newest first, public. */
export async function dailyRoots(tx: Tx, limit = 10_000): Promise<DailyRoot[]> {
  return await casework(tx)
    .selectFrom('casework.daily_root')
    .select(['day', 'chains', 'root', 'previous', 'chained'])
    .orderBy('day', 'desc')
    .limit(limit)
    .execute()
}

/** All days, oldest first, as the file that verifiers compare with. */
export async function rootsFile(tx: Tx): Promise<Roots> {
  const roots = await dailyRoots(tx)
  return {
    format: rootsFormat,
    roots: roots.reverse().map(({ day, chains, root, previous, chained }) => ({
      day,
      chains,
      root: root.toString('hex'),
      previous: previous.toString('hex'),
      chained: chained.toString('hex'),
    })),
  }
}
