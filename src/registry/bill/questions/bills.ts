import { sql } from 'kysely'
import type { Fen, Tx } from '#platform'
import { registry } from '../../tables.ts'

/** 应缴核定单: what a unit owes for a month, or for months that were declared late; fen. */
export interface BillSummary {
  readonly billNo: number
  readonly kind: 'monthly' | 'late'
  /** YYYYMM: in whose window it was settled */
  readonly month: string
  /** YYYY-MM-DD */
  readonly settledOn: string
  /** YYYY-MM-DD: until when it can be paid */
  readonly dueOn: string
  /** of the insurance and month with most people */
  readonly people: number
  /** without the late fee */
  readonly dueFen: Fen
  readonly lateFeeFen: Fen
  /** what came in towards `dueFen`: too much for one line does not make up for another */
  readonly paidFen: Fen
}

/** How many bills a unit has. */
export async function countBills(tx: Tx, unitNo: string): Promise<number> {
  const { bills } = await registry(tx)
    .selectFrom('registry.bill')
    .select(of => of.fn.countAll<number>().as('bills'))
    .where('unit_no', '=', unitNo)
    .executeTakeFirstOrThrow()
  return bills
}

interface BillsQuestion {
  readonly unitNo: string
  readonly offset: number
  readonly limit: number
}

/** A unit's bills, newest first. */
export async function bills(
  tx: Tx,
  { unitNo, offset, limit }: BillsQuestion,
): Promise<readonly BillSummary[]> {
  const { rows } = await sql<BillSummary>`
    ${summaries} where bill.unit_no = ${unitNo} order by bill.month desc, bill_no desc
    offset ${offset} limit ${limit}`.execute(tx)
  return rows
}

/**
 * A month of 失业保险 that was paid by the unit's sum alone, as some bureaus send it, is paid here too.
 */
export const paidOfLine = sql`
  least(line.unit_due_fen, greatest(line.unit_paid_fen, sums.unit_paid_fen))
    + least(line.person_due_fen, greatest(line.person_paid_fen, sums.employee_paid_fen))`

export const linesWithSums = sql`
  registry.bill_line line left join registry.contribution sums
    on line.insurance = '失业保险' and sums.unit_no = line.unit_no and sums.month = line.month and bill.kind = 'monthly'`

/** Every bill as a summary, to be narrowed by a condition. */
export const summaries = sql`
  select bill_no as "billNo", bill.kind, bill.month, bill.settled_on as "settledOn", bill.due_on as "dueOn",
    bill.late_fee_fen as "lateFeeFen", total.people, total."dueFen", total."paidFen"
  from registry.bill cross join lateral (
    select max(line.headcount) as people, sum(line.unit_due_fen + line.person_due_fen)::bigint as "dueFen",
      sum(${paidOfLine})::bigint as "paidFen"
    from ${linesWithSums} where line.bill_no = bill.bill_no
  ) total`
