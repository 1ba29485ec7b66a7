import { asHall, type Tx } from '#platform'
import type { Printout } from './printout.ts'
import { printouts } from './tables.ts'

/** Whether a file with this hash (hash-of-file.ts) was issued for this document. */
export async function isOriginalFile(
  tx: Tx,
  { unitNo, number }: Pick<Printout, 'unitNo' | 'number'>,
  sha256: string,
): Promise<boolean> {
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
