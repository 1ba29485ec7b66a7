import { sql } from 'kysely'
import type { Tx } from '#platform'
import type { Key } from '../key.ts'
import { casework } from '../tables.ts'
import { endOfDay } from './daily-roots.ts'
import { headBefore } from './head-leaves.ts'
import { type DailyRoot, leafOf } from './leaf.ts'
import { hashBytes, pathPositions } from './merkle.ts'

/** Proof that a chain, up to its event `seq`, is included in a published root. */
export interface Inclusion {
  readonly root: DailyRoot
  readonly seq: number
  readonly index: number
  /** lowest first */
  readonly path: readonly Buffer[]
}

/**
 * The proof that a declaration's chain is included in the newest published root; undefined when the chain began later,
 * 'missing' when it should be included but is not.
 */
export async function inclusionOf(tx: Tx, key: Key): Promise<Inclusion | 'missing' | undefined> {
  const root = await casework(tx)
    .selectFrom('casework.daily_root')
    .select(['day', 'chains', 'root', 'previous', 'chained'])
    .where('tree', 'is not', null)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst()
  const head = root && (await headBefore(tx, key, endOfDay(root.day)))
  if (!root || !head) return undefined
  const index = await placeOf(tx, root, leafOf(head))
  if (index === undefined) return 'missing'
  const positions = pathPositions(index, root.chains)
  const path = await Promise.all(positions.map(position => hashAt(tx, root.day, position)))
  return { root, seq: head.seq, index, path }
}

/** Leaves are sorted by hash, so a binary search finds one in a million with twenty reads. */
async function placeOf(tx: Tx, { day, chains }: DailyRoot, leaf: Buffer): Promise<number | undefined> {
  for (let [from, to] = [0, chains - 1]; from <= to; ) {
    const middle = Math.floor((from + to) / 2)
    const order = (await hashAt(tx, day, middle)).compare(leaf)
    if (order === 0) return middle
    if (order < 0) from = middle + 1
    else to = middle - 1
  }
  return undefined
}

async function hashAt(tx: Tx, day: string, position: number): Promise<Buffer> {
  const { rows } = await sql<{ hash: Buffer }>`
    select substr(tree, ${position * hashBytes + 1}, ${hashBytes}) as hash
    from casework.daily_root where day = ${day}`.execute(tx)
  return rows[0]?.hash ?? Buffer.alloc(0)
}
