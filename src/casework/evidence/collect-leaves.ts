import { type Acting, commandAsHall, queryAsHall, type SystemActor } from '#identity'
import type { Tx } from '#platform'
import { casework } from '../tables.ts'
import { endOfDay } from './daily-roots.ts'
import { beforeAll, leavesAfter, sortedLeaves } from './head-leaves.ts'
import { hashBytes } from './merkle.ts'

/**
 * The leaves of all chains at the end of a past day, each part stored as it is found: an interrupted run resumes after
 * the last one. The caller drops the parts with the root that it publishes.
 */
export async function collectLeaves(acting: Acting<SystemActor>, day: string): Promise<Buffer> {
  for (let more = true; more; ) more = await commandAsHall(acting, tx => addPart(tx, day))
  const parts = await queryAsHall(acting, tx =>
    casework(tx)
      .selectFrom('casework.daily_root_part')
      .select('leaves')
      .where('day', '=', day)
      .orderBy('part')
      .execute(),
  )
  return sortedLeaves(parts.flatMap(part => leavesIn(part.leaves)))
}

/** @returns whether chains may be left */
async function addPart(tx: Tx, day: string): Promise<boolean> {
  const done = await casework(tx)
    .selectFrom('casework.daily_root_part')
    .select(['part', 'last_unit', 'last_declaration'])
    .where('day', '=', day)
    .orderBy('part', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (done && done.last_unit === null) return false
  const after =
    done?.last_unit && done.last_declaration
      ? { unitNo: done.last_unit, declarationId: done.last_declaration }
      : beforeAll
  const { leaves, last } = await leavesAfter(tx, after, endOfDay(day))
  await casework(tx)
    .insertInto('casework.daily_root_part')
    .values({
      day,
      part: (done?.part ?? 0) + 1,
      leaves: Buffer.concat(leaves),
      last_unit: last?.unitNo ?? null,
      last_declaration: last?.declarationId ?? null,
    })
    .execute()
  return last !== undefined
}

const leavesIn = (joined: Buffer): Buffer[] =>
  Array.from({ length: joined.length / hashBytes }, (_, i) =>
    joined.subarray(i * hashBytes, (i + 1) * hashBytes),
  )

/** Forgets the parts of days that are published. */
export async function dropParts(tx: Tx, day: string): Promise<void> {
  await casework(tx).deleteFrom('casework.daily_root_part').where('day', '<=', day).execute()
}
