import { sql } from 'kysely'
import type { Tx } from '#platform'
import type { Key } from '../key.ts'
import { type Head, leafOf } from './leaf.ts'
import { hashBytes } from './merkle.ts'

const chainsAPart = 5000

export const beforeAll: Key = { unitNo: '', declarationId: '' }

/**
 * The leaves of all chains at a given time, sorted. Recomputed from the append-only events, in parts, to bound memory.
 */
export async function headLeaves(
  read: <T>(part: (tx: Tx) => Promise<T>) => Promise<T>,
  before: Date,
): Promise<Buffer> {
  const leaves: Buffer[] = []
  for (let after: Key | undefined = beforeAll; after; ) {
    const from: Key = after
    const part = await read(tx => leavesAfter(tx, from, before))
    leaves.push(...part.leaves)
    after = part.last
  }
  return sortedLeaves(leaves)
}

/** By hash, so that the order reveals nothing about their owners. */
export function sortedLeaves(leaves: Buffer[]): Buffer {
  return Buffer.concat(
    leaves.sort((one, other) => one.compare(other)),
    leaves.length * hashBytes,
  )
}

/** The leaves of the next chains by key; `last` is the key to continue after, missing at the end. */
export async function leavesAfter(
  tx: Tx,
  { unitNo, declarationId }: Key,
  before: Date,
): Promise<{ readonly leaves: Buffer[]; readonly last: Key | undefined }> {
  const { rows } = await sql<Key & { seq: number | null; hash: Buffer | null }>`
    select d.unit_no as "unitNo", d.declaration_id as "declarationId", head.seq, head.hash
    from (
      select unit_no, declaration_id from casework.declaration
      where (unit_no, declaration_id) > (${unitNo}, ${declarationId})
      order by unit_no, declaration_id limit ${chainsAPart}
    ) d left join lateral (
      select seq, hash from casework.event e
      where e.unit_no = d.unit_no and e.declaration_id = d.declaration_id and e.at < ${before}
      order by seq desc limit 1
    ) head on true
    order by d.unit_no, d.declaration_id`.execute(tx)
  return {
    // Without a head where the chain had not begun.
    leaves: rows.flatMap(({ seq, hash, ...key }) =>
      seq === null || hash === null ? [] : [leafOf({ ...key, seq, hash })],
    ),
    last: rows.length === chainsAPart ? rows.at(-1) : undefined,
  }
}

/** The head of one chain before a given time; undefined when it had not begun. */
export async function headBefore(tx: Tx, key: Key, before: Date): Promise<Head | undefined> {
  const { rows } = await sql<Head>`
    select unit_no as "unitNo", declaration_id as "declarationId", seq, hash from casework.event
    where unit_no = ${key.unitNo} and declaration_id = ${key.declarationId} and at < ${before}
    order by seq desc limit 1`.execute(tx)
  return rows[0]
}
