import { sql } from 'kysely'
import type { Tx } from '#platform'
import { monthOf } from './bill/months.ts'
import { deferredUntil } from './deferral/deferred-until.ts'

/** What a unit owes: 历史欠费累计金额 and 当期应缴金额, in fen, and its insured headcount (people). */
export interface ContributionFigures {
  readonly arrearsFen: number
  readonly dueFen: number
  readonly headcount: number
}

/**
 * The figures of a unit on a day (YYYY-MM-DD): arrears are what months lack that should have been paid before, where
 * too much of one part does not make up for the other; due is the day's month's own sum, or the latest known month's if
 * it has not been assessed yet. A month that has a deadline is in arrears from the day after it, any other from the
 * month after. A month whose unit's part is deferred is in none while the employees' part is paid.
 */
export async function contributionFigures(tx: Tx, unitNo: string, day: string): Promise<ContributionFigures> {
  const month = monthOf(day)
  const { rows } = await sql<{ arrears: number | null; due: number | null; headcount: number | null }>`
    select
      sum(greatest(unit_due_fen - unit_paid_fen, 0) + greatest(employee_due_fen - employee_paid_fen, 0))
        filter (where case when due_on is null then month < ${month} else due_on < ${day} end
          and coalesce(${deferredUntil} < ${day}, true))::bigint as arrears,
      (array_agg(unit_due_fen + employee_due_fen order by month desc))[1] as due,
      (array_agg(headcount order by month desc))[1] as headcount
    from registry.contribution c where unit_no = ${unitNo} and month <= ${month}`.execute(tx)
  const row = rows[0]
  return { arrearsFen: row?.arrears ?? 0, dueFen: row?.due ?? 0, headcount: row?.headcount ?? 0 }
}
