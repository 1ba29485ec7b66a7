import { type RawBuilder, sql } from 'kysely'
import { deferredTo } from './deferred-to.ts'

/** Up to which month (YYYYMM, included) something is to be collected, and on which day (YYYY-MM-DD). */
export interface Collecting {
  readonly through: string
  readonly on: string
}

/** SQL: the bills and months of which something is to be collected, for `dueIfAny`. What is deferred is not yet. */
export const anyUnpaid = ({ through, on }: Collecting): RawBuilder<unknown> => sql`
  select from registry.bill_line line join registry.bill using (bill_no)
  where line.month <= ${through} and bill.month <= ${through}
    and (line.unit_paid_fen < line.unit_due_fen or line.person_paid_fen < line.person_due_fen)
    and (line.person_paid_fen < line.person_due_fen
      or coalesce(${deferredTo({ row: 'line', insurance: 'insurance' })} < ${on}, true))
  union all
  select from registry.contribution c
  where month <= ${through} and (unit_paid_fen < unit_due_fen or employee_paid_fen < employee_due_fen)
    and (employee_paid_fen < employee_due_fen
      or coalesce(${deferredTo({ row: 'c', insurance: '失业保险' })} < ${on}, true))`
