import { type Acting, type OfficerActor, query } from '#identity'
import { type Batch, batchOf } from './batch.ts'
import { payments } from './tables.ts'

/** The newest batches of the officer's area, at most fifty. */
export async function batches(acting: Acting<OfficerActor>): Promise<Batch[]> {
  const rows = await query(acting, tx =>
    payments(tx).selectFrom('disbursement.batch').selectAll().orderBy('batch_no', 'desc').limit(50).execute(),
  )
  return rows.map(batchOf)
}
