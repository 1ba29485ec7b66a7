import { sql } from 'kysely'
import type { Fen, Tx } from '#platform'

/** A month of a deferral, in fen: what the unit and its people owe and have paid. */
export interface DeferredMonth {
  readonly deferralNo: number
  /** YYYYMM */
  readonly month: string
  /** false: there is no bill for it yet, and nothing is known of what it costs */
  readonly assessed: boolean
  readonly unitDueFen: Fen
  readonly unitPaidFen: Fen
  readonly personDueFen: Fen
  readonly personPaidFen: Fen
}

/**
 * The months of a unit's deferrals, oldest first. 失业保险 is owed by the month's sum, which may have been imported; the
 * others by the hall's bills.
 */
export async function deferredMonths(tx: Tx, unitNo: string): Promise<readonly DeferredMonth[]> {
  const { rows } = await sql<DeferredMonth>`
    select d.deferral_no as "deferralNo", m.month, owed.unit_due is not null as assessed,
      coalesce(owed.unit_due, 0) as "unitDueFen", coalesce(owed.unit_paid, 0) as "unitPaidFen",
      coalesce(owed.person_due, 0) as "personDueFen", coalesce(owed.person_paid, 0) as "personPaidFen"
    from registry.deferral d
    cross join lateral (
      select to_char(first, 'YYYYMM') as month from generate_series(to_date(d.from_month, 'YYYYMM'),
        to_date(d.to_month, 'YYYYMM'), '1 month') first
    ) m
    left join lateral (
      select unit_due_fen as unit_due, unit_paid_fen as unit_paid, employee_due_fen as person_due,
        employee_paid_fen as person_paid
      from registry.contribution c
      where d.insurance = '失业保险' and c.unit_no = d.unit_no and c.month = m.month
      union all
      select sum(line.unit_due_fen)::bigint, sum(line.unit_paid_fen)::bigint, sum(line.person_due_fen)::bigint,
        sum(line.person_paid_fen)::bigint
      from registry.bill join registry.bill_line line using (bill_no)
      where d.insurance <> '失业保险' and bill.unit_no = d.unit_no and bill.month >= m.month
        and line.month = m.month and line.insurance = d.insurance
      having count(*) > 0
    ) owed on true
    where d.unit_no = ${unitNo} and d.ended_on is null
    order by d.deferral_no, m.month`.execute(tx)
  return rows
}
