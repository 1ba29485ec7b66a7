import { sql } from 'kysely'
import type { Tx } from '#platform'

/** Recomputes the number of units and the total in fen of an unpublished list. */
export async function refreshListTotals(tx: Tx, publicityNo: number): Promise<void> {
  await sql`update disbursement.publicity set (units, total_fen) = (
      select count(*), coalesce(sum(amount_fen), 0) from disbursement.publicity_case where publicity_no = ${publicityNo}
    ) where publicity_no = ${publicityNo}`.execute(tx)
}
