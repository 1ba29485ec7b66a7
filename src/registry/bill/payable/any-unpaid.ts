import { type RawBuilder, sql } from 'kysely'

/** SQL: the bills and months up to one (YYYYMM, included) of which something is unpaid, for `dueIfAny`. */
export const anyUnpaid = (through: string): RawBuilder<unknown> => sql`
  select from registry.bill_line line join registry.bill using (bill_no)
  where line.month <= ${through} and bill.month <= ${through}
    and (line.unit_paid_fen < line.unit_due_fen or line.person_paid_fen < line.person_due_fen)
  union all
  select from registry.contribution
  where month <= ${through} and (unit_paid_fen < unit_due_fen or employee_paid_fen < employee_due_fen)`
