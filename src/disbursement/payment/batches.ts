import type { Tx } from '#platform'
import { type Batch, batchOf } from './batch.ts'
import { payments } from './tables.ts'

/** The newest batches of the officer's area, at most fifty. */
export async function batches(tx: Tx): Promise<Batch[]> {
  const rows = await payments(tx)
    .selectFrom('disbursement.batch')
    .selectAll()
    .orderBy('batch_no', 'desc')
    .limit(50)
    .execute()
  return rows.map(batchOf)
}
