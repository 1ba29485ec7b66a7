import type { Tx } from '#platform'
import { hashOfEvent } from './evidence/event-hash.ts'
import type { Key } from './key.ts'
import { casework } from './tables.ts'

/** Recomputes a declaration's event chain. @returns the number of the first event that does not verify, if any. */
export async function firstBrokenEvent(tx: Tx, key: Key): Promise<number | undefined> {
  const rows = await casework(tx)
    .selectFrom('casework.event')
    .selectAll()
    .where('unit_no', '=', key.unitNo)
    .where('declaration_id', '=', key.declarationId)
    .orderBy('seq')
    .execute()
  let previous: Buffer = Buffer.alloc(32)
  for (const [index, { hash, ...row }] of rows.entries()) {
    const holds = row.seq === index + 1 && row.previous_hash.equals(previous) && hash.equals(hashOfEvent(row))
    if (!holds) return index + 1
    previous = hash
  }
  return undefined
}
