import { sql } from 'kysely'
import type { Acting, OperatorActor } from '#identity'
import type { Fen, Tx } from '#platform'
import { type Line, lineOf } from './line.ts'
import { payments } from './tables.ts'

/** 资金到账: payments to the caller's unit, newest first, without batches that are not approved yet. */
export async function unitPayments(tx: Tx, acting: Acting<OperatorActor>): Promise<Line[]> {
  const rows = await payments(tx)
    .selectFrom('disbursement.line')
    .selectAll()
    .where('unit_no', '=', acting.who.unitNo)
    .where('state', 'in', ['open', 'paid', 'returned'])
    .orderBy('batch_no', 'desc')
    .orderBy('line_no', 'desc')
    .limit(200)
    .execute()
  return rows.map(lineOf)
}

/** Amounts the caller's unit received, by refund year; fen. */
export async function receivedByYear(
  tx: Tx,
  acting: Acting<OperatorActor>,
): Promise<ReadonlyMap<string, Fen>> {
  const rows = await payments(tx)
    .selectFrom('disbursement.line')
    .select(['subject', sql<number>`sum(amount_fen)::bigint`.as('fen')])
    .where('unit_no', '=', acting.who.unitNo)
    .where('state', '=', 'paid')
    .groupBy('subject')
    .orderBy('subject', 'desc')
    .execute()
  return new Map(rows.map(row => [row.subject, row.fen]))
}
