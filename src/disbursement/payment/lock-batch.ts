import { refuse, type Tx } from '#platform'
import { type Batch, batchOf } from './batch.ts'
import { payments } from './tables.ts'

/** A batch of the caller's area. @throws Refusal 'not-found'. */
export async function getBatch(tx: Tx, number: string): Promise<Batch> {
  const row = await payments(tx)
    .selectFrom('disbursement.batch')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirst()
  return row ? batchOf(row) : refuse('not-found', '没有找到这个拨付批次。')
}

/** The same, locked until the transaction ends. */
export async function lockBatch(tx: Tx, number: string): Promise<Batch> {
  const row = await payments(tx)
    .selectFrom('disbursement.batch')
    .selectAll()
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst()
  return row ? batchOf(row) : refuse('not-found', '没有找到这个拨付批次。')
}
