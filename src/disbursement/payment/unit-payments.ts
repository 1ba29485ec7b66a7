import { sql } from 'kysely'
import { type Acting, type OperatorActor, query } from '#identity'
import type { Fen } from '#platform'
import { type Line, lineOf } from './line.ts'
import { payments } from './tables.ts'

/** 资金到账: what was sent to one's unit, newest first; batches that nobody approved yet are not shown. */
export async function unitPayments(acting: Acting<OperatorActor>): Promise<Line[]> {
  const rows = await query(acting, tx =>
    payments(tx)
      .selectFrom('disbursement.line')
      .selectAll()
      .where('unit_no', '=', acting.who.unitNo)
      .where('state', 'in', ['open', 'paid', 'returned'])
      .orderBy('batch_no', 'desc')
      .orderBy('line_no', 'desc')
      .limit(200)
      .execute(),
  )
  return rows.map(lineOf)
}

/** What one's unit received, by the year of the refund; fen. */
export async function receivedByYear(acting: Acting<OperatorActor>): Promise<ReadonlyMap<string, Fen>> {
  const rows = await query(acting, tx =>
    payments(tx)
      .selectFrom('disbursement.line')
      .select(['subject', sql<number>`sum(amount_fen)::bigint`.as('fen')])
      .where('unit_no', '=', acting.who.unitNo)
      .where('state', '=', 'paid')
      .groupBy('subject')
      .orderBy('subject', 'desc')
      .execute(),
  )
  return new Map(rows.map(row => [row.subject, row.fen]))
}
