import { sql } from 'kysely'
import type { Tx } from '#platform'
import type { Key } from '../event-row.ts'
import { type Head, leafOf } from './leaf.ts'
import { hashBytes } from './merkle.ts'

const pageSize = 5000

/**
 * The leaves of all chains at a given time, sorted by hash so that the order reveals nothing about their owners.
 * Recomputed from the append-only events, in pages, to bound memory.
 */
export async function headLeaves(
  page: <T>(read: (tx: Tx) => Promise<T>) => Promise<T>,
  before: Date,
): Promise<Buffer> {
  const leaves: Buffer[] = []
  for (let after: Key | undefined = { unitNo: '', declarationId: '' }; after; ) {
    const from: Key = after
    const heads = await page(tx => headsAfter(tx, from, before))
    leaves.push(...heads.map(leafOf))
    const last = heads.at(-1)
    after = heads.length === pageSize ? last : undefined
  }
  return Buffer.concat(
    leaves.sort((one, other) => one.compare(other)),
    leaves.length * hashBytes,
  )
}

async function headsAfter(tx: Tx, { unitNo, declarationId }: Key, before: Date): Promise<Head[]> {
  const { rows } = await sql<Head>`
    select distinct on (unit_no, declaration_id)
      unit_no as "unitNo", declaration_id as "declarationId", seq, hash
    from casework.event
    where (unit_no, declaration_id) > (${unitNo}, ${declarationId}) and at < ${before}
    order by unit_no, declaration_id, seq desc limit ${pageSize}`.execute(tx)
  return rows
}

/** The head of one chain before a given time; undefined when it had not begun. */
export async function headBefore(tx: Tx, key: Key, before: Date): Promise<Head | undefined> {
  const { rows } = await sql<Head>`
    select unit_no as "unitNo", declaration_id as "declarationId", seq, hash from casework.event
    where unit_no = ${key.unitNo} and declaration_id = ${key.declarationId} and at < ${before}
    order by seq desc limit 1`.execute(tx)
  return rows[0]
}
