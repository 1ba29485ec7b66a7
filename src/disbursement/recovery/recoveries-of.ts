import type { Tx } from '#platform'
import { newest } from './recoveries.ts'
import { type Recovery, recoveryOf } from './recovery.ts'

/** The recoveries of one payment, newest first. */
export async function recoveriesOf(
  tx: Tx,
  of: { readonly unitNo: string; readonly reference: string },
): Promise<Recovery[]> {
  const rows = await newest(tx)
    .where('unit_no', '=', of.unitNo)
    .where(row =>
      row.exists(
        row
          .selectFrom('disbursement.line as l')
          .select('l.line_no')
          .whereRef('l.unit_no', '=', 'disbursement.recovery.unit_no')
          .whereRef('l.batch_no', '=', 'disbursement.recovery.batch_no')
          .whereRef('l.line_no', '=', 'disbursement.recovery.line_no')
          .where('l.reference', '=', of.reference),
      ),
    )
    .execute()
  return rows.map(recoveryOf)
}
