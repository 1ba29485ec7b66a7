import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { type Acting, command, type OfficerActor, query } from '#identity'
import { businessDate, refuse } from '#platform'
import { bankBatch, type Reading } from './bank-batch.ts'
import type { Batch } from './batch.ts'
import { getFormat } from './format/formats.ts'
import { lockBatch } from './lock-batch.ts'
import { refuseOtherPosts } from './rights.ts'
import { payments } from './tables.ts'

export interface BankFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: number
  readonly sha256: string
  readonly stream: Readable
}

/**
 * 报盘: the file of an approved batch, in the format it was prepared for. The same batch always gives the same bytes: the
 * first download stores the SHA-256, later ones must match it, so downloading twice is no second payment.
 * @throws Refusal for a wrong post, a batch that is not approved, or one that no longer matches the file sent to the
 * bank.
 */
export async function bankFile(acting: Acting<OfficerActor>, number: string): Promise<BankFile> {
  refuseOtherPosts(acting, 'answer')
  const { batch, sum } = await command(acting, async tx => {
    const batch = await lockBatch(tx, number)
    const sum = await sumOf(run => run(tx), batch)
    if (batch.file && batch.file.sha256 !== sum.sha256) {
      refuse('conflict', '批次明细与第一次下载时不一致，不能再次下载，请联系系统管理员核查。')
    }
    if (!batch.file) {
      await payments(tx)
        .updateTable('disbursement.batch')
        .set({ file_sha256: sum.sha256, file_bytes: sum.bytes })
        .set({ file_taken_by: acting.who.name, file_taken_at: acting.at })
        .where('batch_no', '=', batch.batchNo)
        .execute()
    }
    return { batch, sum }
  })
  const format = getFormat(batch.format)
  const read: Reading = run => query(acting, run)
  return {
    ...sum,
    name: `${batch.number}.${format.ending}`,
    mediaType: format.mediaType,
    stream: Readable.from(format.write(bankBatch(read, { ...batch, on: approvedOn(batch) }))),
  }
}

function approvedOn(batch: Batch): string {
  if (batch.state !== 'approved' || !batch.decidedAt) {
    return refuse('conflict', '批次审批通过后才能下载银行文件。')
  }
  return businessDate(batch.decidedAt)
}

/** Length and SHA-256 of the file generated from the batch now. */
export async function sumOf(read: Reading, batch: Batch): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  const file = getFormat(batch.format).write(bankBatch(read, { ...batch, on: approvedOn(batch) }))
  for await (const chunk of file) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { sha256: hash.digest('hex'), bytes }
}
