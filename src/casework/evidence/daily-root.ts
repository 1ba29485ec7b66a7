import { createHash } from 'node:crypto'
import { type Acting, query } from '#identity'
import { startOfDay } from '#platform'
import { casework } from '../tables.ts'

/** The published root over all chains as they stood at the end of a day. */
export interface DailyRoot {
  /** YYYY-MM-DD */
  readonly day: string
  readonly chains: number
  readonly root: Buffer
  /** `chained` of the day before; zeros on the first */
  readonly previous: Buffer
  readonly chained: Buffer
}

/** Root and day before in one hash: whoever knows the newest of these knows all days. */
export function chainedRoot({ day, chains, root, previous }: Omit<DailyRoot, 'chained'>): Buffer {
  return createHash('sha256')
    .update(Buffer.of(2))
    .update(previous)
    .update(root)
    .update(`${day}/${chains}`)
    .digest()
}

export const endOfDay = (day: string): Date => new Date(startOfDay(day).getTime() + 24 * 3600_000)

/** The calendar day after. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 3600_000).toISOString().slice(0, 10)

/** 每日存证, newest first, for everybody. */
export async function dailyRoots(acting: Acting, limit = 10_000): Promise<DailyRoot[]> {
  return await query(acting, tx =>
    casework(tx)
      .selectFrom('casework.daily_root')
      .select(['day', 'chains', 'root', 'previous', 'chained'])
      .orderBy('day', 'desc')
      .limit(limit)
      .execute(),
  )
}
