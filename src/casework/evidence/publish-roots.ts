import { setImmediate } from 'node:timers/promises'
import { type Acting, commandAsHall, queryAsHall, type SystemActor } from '#identity'
import { businessDate, runSingle, type Tx } from '#platform'
import { casework } from '../tables.ts'
import { collectLeaves, dropParts } from './collect-leaves.ts'
import { dayAfter, endOfDay, minutesAfterMidnight } from './daily-roots.ts'
import { chainedRoot, type DailyRoot } from './leaf.ts'
import { buildTree, hashBytes, rootOf } from './merkle.ts'

const rootsLock = 410_015

/**
 * 每日存证: publishes the missing roots of all past days, oldest first. Idempotent; only one process runs it at a time.
 * Days before the first event have no root.
 * @returns how many days were published
 */
export async function publishRoots(acting: Acting<SystemActor>): Promise<number> {
  const published = await runSingle(acting.runtime, { lock: rootsLock, wait: false }, async () => {
    const next = () => queryAsHall(acting, nextDay)
    let days = 0
    for (let day = await next(); day && isOver(acting, day); day = await next()) {
      await publishRoot(acting, day)
      days += 1
    }
    return days
  })
  return published ?? 0
}

const isOver = ({ at }: Acting, day: string): boolean =>
  endOfDay(day).getTime() + minutesAfterMidnight * 60_000 <= at.getTime()

/** The first day without a root; undefined as long as there are no events. */
async function nextDay(tx: Tx): Promise<string | undefined> {
  const last = await newest(tx)
  if (last) return dayAfter(last.day)
  const first = await casework(tx)
    .selectFrom('casework.event')
    .select('at')
    .orderBy('at')
    .limit(1)
    .executeTakeFirst()
  return first && businessDate(first.at)
}

async function newest(tx: Tx): Promise<DailyRoot | undefined> {
  return await casework(tx)
    .selectFrom('casework.daily_root')
    .select(['day', 'chains', 'root', 'previous', 'chained'])
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
}

async function publishRoot(acting: Acting<SystemActor>, day: string): Promise<void> {
  const leaves = await collectLeaves(acting, day)
  const tree = await buildTree(leaves, setImmediate)
  const last = await queryAsHall(acting, newest)
  const previous = last?.chained ?? Buffer.alloc(hashBytes)
  const row = { day, chains: leaves.length / hashBytes, root: rootOf(tree), previous }
  await commandAsHall(acting, async tx => {
    // Keep the previous tree: a receipt may be reading it concurrently.
    await casework(tx)
      .updateTable('casework.daily_root')
      .set({ tree: null })
      .where('tree', 'is not', null)
      .where('day', '<', last?.day ?? day)
      .execute()
    await casework(tx)
      .insertInto('casework.daily_root')
      .values({ ...row, chained: chainedRoot(row), published_at: acting.at, tree })
      .execute()
    await dropParts(tx, day)
  })
}
