import { sql } from 'kysely'
import type { Acting, OfficerActor, OperatorActor } from '#identity'
import type { Fen, Tx } from '#platform'
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

/** Amounts the caller's unit paid back, by refund year; fen. */
export async function paidBackByYear(
  tx: Tx,
  acting: Acting<OperatorActor>,
): Promise<ReadonlyMap<string, Fen>> {
  const rows = await recoveryTables(tx)
    .selectFrom('disbursement.recovery as r')
    .innerJoin('disbursement.line as l', join =>
      join
        .onRef('l.unit_no', '=', 'r.unit_no')
        .onRef('l.batch_no', '=', 'r.batch_no')
        .onRef('l.line_no', '=', 'r.line_no'),
    )
    .select(['l.subject', sql<number>`sum(r.received_fen)::bigint`.as('fen')])
    .where('r.unit_no', '=', acting.who.unitNo)
    .groupBy('l.subject')
    .execute()
  return new Map(rows.map(row => [row.subject, row.fen]))
}

const newest = (tx: Tx) =>
  recoveryTables(tx)
    .selectFrom('disbursement.recovery')
    .selectAll('disbursement.recovery')
    .orderBy('recovery_no', 'desc')
    .limit(200)
