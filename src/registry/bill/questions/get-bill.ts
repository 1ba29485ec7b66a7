import { sql } from 'kysely'
import { type Fen, refuse, type Tx } from '#platform'
import type { Insurance } from '../../codes/insurances.ts'
import { type BillSummary, linesWithSums, paidOfLine, summaries } from './bills.ts'

/** What a bill, or a month that is not settled yet, asks for one insurance and month: people, and fen. */
export interface BillLine {
  /** YYYYMM */
  readonly month: string
  readonly insurance: Insurance
  readonly headcount: number
  readonly baseFen: Fen
  readonly unitDueFen: Fen
  readonly personDueFen: Fen
  readonly lateFeeFen: Fen
  readonly paidFen: Fen
}

export interface Bill extends BillSummary {
  readonly areaCode: string
  /** by month and insurance */
  readonly lines: readonly BillLine[]
}

/** A unit's bill with this number. @throws Refusal 'not-found', also for another unit's. */
export async function getBill(tx: Tx, unitNo: string, billNo: number): Promise<Bill> {
  const { rows } = await sql<BillSummary>`
    ${summaries} where bill.unit_no = ${unitNo} and bill.bill_no = ${billNo}`.execute(tx)
  const [summary] = rows
  if (!summary) return refuse('not-found', '没有这张应缴核定单。')
  const { rows: lines } = await sql<BillLine & { areaCode: string }>`
    select line.* from registry.bill cross join lateral (
      select line.month, line.insurance, line.headcount, line.base_fen as "baseFen", line.unit_due_fen as "unitDueFen",
        line.person_due_fen as "personDueFen", line.late_fee_fen as "lateFeeFen", (${paidOfLine}) as "paidFen",
        line.area_code as "areaCode"
      from ${linesWithSums} where line.bill_no = bill.bill_no
    ) line
    where bill.bill_no = ${billNo}
    order by line.month, array_position(array['养老保险', '失业保险', '工伤保险'], line.insurance)`.execute(
    tx,
  )
  return {
    ...summary,
    areaCode: lines[0]?.areaCode ?? '',
    lines: lines.map(({ areaCode: _, ...line }) => line),
  }
}
