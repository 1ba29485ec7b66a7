import { sql } from 'kysely'
import type { Tx } from '#platform'
import { registry } from '../tables.ts'

/** Ends the deferral of a declaration on a day (YYYY-MM-DD), as if it had not been granted: its months are owed at once. */
export async function endDeferral(
  tx: Tx,
  {
    unitNo,
    declarationId,
    on,
  }: { readonly unitNo: string; readonly declarationId: string; readonly on: string },
): Promise<void> {
  await registry(tx)
    .updateTable('registry.deferral')
    .set({ ended_on: on })
    .where('unit_no', '=', unitNo)
    .where('declaration_id', '=', declarationId)
    .where('ended_on', 'is', null)
    .execute()
  await sql`update registry.data_version set version = version + 1`.execute(tx)
}
