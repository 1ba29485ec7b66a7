import type { Acting, OfficerActor, OperatorActor } from '#identity'
import type { Tx } from '#platform'
import { type Recovery, recoveryOf } from './recovery.ts'
import { recoveryTables } from './tables.ts'

/** 资金追回: the recoveries of the officer's area, or those the unit was notified of; newest first, at most 200. */
export async function recoveries(tx: Tx, acting: Acting<OfficerActor | OperatorActor>): Promise<Recovery[]> {
  const { who } = acting
  const found = newest(tx)
  const own =
    who.kind === 'operator'
      ? found.where('unit_no', '=', who.unitNo).where('state', 'in', ['open', 'partly', 'settled'])
      : found
  const rows = await own.execute()
  return rows.map(recoveryOf)
}

export const newest = (tx: Tx) =>
  recoveryTables(tx)
    .selectFrom('disbursement.recovery')
    .selectAll('disbursement.recovery')
    .orderBy('recovery_no', 'desc')
    .limit(200)
