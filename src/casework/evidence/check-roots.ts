import { type Acting, query, queryAsHall, type SystemActor } from '#identity'
import { dailyRoots, endOfDay } from './daily-roots.ts'
import { headLeaves } from './head-leaves.ts'
import { chainedRoot, type DailyRoot } from './leaf.ts'
import { buildTree, hashBytes, rootOf } from './merkle.ts'

/** Checks every published root against the current events, and each day against the previous one. */
export async function checkRoots(acting: Acting<SystemActor>) {
  const roots = (await query(acting, tx => dailyRoots(tx))).reverse()
  const faults: string[] = []
  let newestHolds = true
  let previous: Buffer = Buffer.alloc(hashBytes)
  for (const root of roots) {
    if (!root.previous.equals(previous) || !chainedRoot(root).equals(root.chained)) {
      faults.push(`每日存证 ${root.day}：与前一日不相连，或已被改动`)
    }
    previous = root.chained
    newestHolds = await holds(acting, root)
    if (!newestHolds) faults.push(`每日存证 ${root.day}：与现在的办理记录不一致，记录或存证已被改动`)
  }
  return { days: roots.length, faults, newestHolds }
}

async function holds(acting: Acting<SystemActor>, { day, chains, root }: DailyRoot): Promise<boolean> {
  const leaves = await headLeaves(read => queryAsHall(acting, read), endOfDay(day))
  if (leaves.length === 0) return chains === 0
  return leaves.length / hashBytes === chains && rootOf(await buildTree(leaves)).equals(root)
}
