import { type RawBuilder, sql } from 'kysely'

/**
 * SQL: until when the unit's part of a row c of registry.contribution is deferred (a date); null where it is not, or
 * where the employees' part is not paid, which nobody may defer.
 */
export const deferredUntil: RawBuilder<string | null> = sql<string | null>`(
  select max(paid_up_by) from registry.deferral d
  where d.unit_no = c.unit_no and d.insurance = '失业保险' and c.month between d.from_month and d.to_month
    and d.ended_on is null and c.employee_paid_fen >= c.employee_due_fen)`
