import { sql } from 'kysely'
import type { Acting, OperatorActor } from '#identity'
import type { Fen, Tx } from '#platform'
import { recoveryTables } from './tables.ts'

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
