import { type Selectable, sql } from 'kysely'
import { anyOf, type Fen, type Tx } from '#platform'
import { batchOf } from '../payment/batch.ts'
import { type BookingKind, type PaymentTables, payments } from '../payment/tables.ts'
import { recoveryTables } from '../recovery/tables.ts'

/** A number of payments and their sum in fen. */
interface Tally {
  readonly lines: number
  readonly fen: Fen
}

/** The books of one batch. Every approved amount is paid, returned or open, so `difference` is 0. */
export interface BookLine {
  readonly batchNo: number
  readonly number: string
  readonly areaCode: string
  readonly approvedAt: Date | null
  readonly approved: Tally
  readonly paid: Tally
  readonly returned: Tally
  readonly open: Tally
  readonly recoveredFen: Fen
  /** paid, less late returns */
  readonly netFen: Fen
  readonly difference: Tally
  readonly controlTotal: string
}

/** 资金账目 of the officer's area: the approved batches of a year, oldest first. */
export async function books(tx: Tx, year: number): Promise<BookLine[]> {
  return await bookLines(tx, year)
}

/** The books within the caller's scope; all years if none is given. */
export async function bookLines(tx: Tx, year?: number): Promise<BookLine[]> {
  const batches = await payments(tx)
    .selectFrom('disbursement.batch')
    .selectAll()
    .where('state', '=', 'approved')
    .$if(year !== undefined, found => found.where('year', '=', year ?? 0))
    .orderBy('batch_no')
    .execute()
  if (batches.length === 0) return []
  const batchNos = batches.map(batch => batch.batch_no)
  const [journal, open, recovered] = [
    await journalOf(tx, batchNos),
    await openOf(tx, batchNos),
    await recoveredOf(tx, batchNos),
  ]
  return batches.map(row =>
    bookLine(row, {
      sum: kind => journal.get(`${row.batch_no} ${kind}`) ?? nothing,
      open: open.get(row.batch_no) ?? nothing,
      recoveredFen: recovered.get(row.batch_no) ?? 0,
    }),
  )
}

const nothing: Tally = { lines: 0, fen: 0 }
const plus = (one: Tally, other: Tally, sign = 1): Tally => ({
  lines: one.lines + sign * other.lines,
  fen: one.fen + sign * other.fen,
})

interface Sums {
  sum(kind: BookingKind): Tally
  readonly open: Tally
  readonly recoveredFen: Fen
}

/** Three sources that must agree: the approved batch, the journal, and the lines awaiting an answer. */
function bookLine(row: Selectable<PaymentTables['disbursement.batch']>, of: Sums): BookLine {
  const batch = batchOf(row)
  const approved = { lines: batch.lines, fen: batch.totalFen }
  const turned = plus(of.sum('reversed'), of.sum('found-paid'), -1)
  const paid = plus(plus(of.sum('paid'), of.sum('found-paid')), of.sum('reversed'), -1)
  const returned = plus(of.sum('returned'), turned)
  return {
    batchNo: batch.batchNo,
    number: batch.number,
    areaCode: batch.areaCode,
    approvedAt: batch.decidedAt,
    approved,
    paid,
    returned,
    open: of.open,
    recoveredFen: of.recoveredFen,
    netFen: paid.fen - of.recoveredFen,
    difference: plus(plus(plus(approved, paid, -1), returned, -1), of.open, -1),
    controlTotal: batch.controlTotal,
  }
}

async function journalOf(tx: Tx, batchNos: readonly number[]): Promise<Map<string, Tally>> {
  const rows = await payments(tx)
    .selectFrom('disbursement.booking')
    .select([
      'batch_no',
      'kind',
      sql<number>`count(*)`.as('lines'),
      sql<number>`sum(amount_fen)::bigint`.as('fen'),
    ])
    .where('batch_no', '=', anyOf(batchNos))
    .groupBy(['batch_no', 'kind'])
    .execute()
  return new Map(rows.map(({ batch_no, kind, ...tally }) => [`${batch_no} ${kind}`, tally]))
}

async function openOf(tx: Tx, batchNos: readonly number[]): Promise<Map<number, Tally>> {
  const rows = await payments(tx)
    .selectFrom('disbursement.line')
    .select(['batch_no', sql<number>`count(*)`.as('lines'), sql<number>`sum(amount_fen)::bigint`.as('fen')])
    .where('batch_no', '=', anyOf(batchNos))
    .where('state', '=', 'open')
    .groupBy('batch_no')
    .execute()
  return new Map(rows.map(({ batch_no, ...tally }) => [batch_no, tally]))
}

async function recoveredOf(tx: Tx, batchNos: readonly number[]): Promise<Map<number, Fen>> {
  const rows = await recoveryTables(tx)
    .selectFrom('disbursement.recovery')
    .select(['batch_no', sql<number>`sum(received_fen)::bigint`.as('fen')])
    .where('batch_no', '=', anyOf(batchNos))
    .groupBy('batch_no')
    .execute()
  return new Map(rows.map(row => [row.batch_no, row.fen]))
}
