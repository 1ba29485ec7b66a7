import { createHash } from 'node:crypto'
import { asHall, refuse, type Tx } from '#platform'
import type { Printout } from './printout.ts'
import { printouts } from './tables.ts'
import { mostBytes } from './verify-printout.ts'

/** Whether a file is byte for byte one that was issued for this document. The file is not stored. */
export async function isOriginalFile(
  tx: Tx,
  { unitNo, number }: Pick<Printout, 'unitNo' | 'number'>,
  file: NodeJS.ReadableStream,
): Promise<boolean> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const part of file) {
    hash.update(part)
    bytes += part.length
    if (bytes > mostBytes) refuse('invalid', '文件太大，不是本网厅开具的单据。', 'file')
  }
  const sha256 = hash.digest('hex')
  const row = await asHall(tx, tx =>
    printouts(tx)
      .selectFrom('printout.file')
      .select('sha256')
      .where('unit_no', '=', unitNo)
      .where('number', '=', number)
      .where('sha256', '=', sha256)
      .executeTakeFirst(),
  )
  return row !== undefined
}
