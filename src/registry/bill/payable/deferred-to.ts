import { type RawBuilder, sql } from 'kysely'
import type { Insurance } from '../../codes/insurances.ts'

/** A row with unit_no and month, by its alias, and its insurance: a column, or the one the table is about. */
interface Row {
  readonly row: string
  readonly insurance: 'insurance' | Insurance
}

/** SQL: until when the unit's part of a row is deferred (a date), whatever was paid; null where it is not. */
export function deferredTo({ row, insurance }: Row): RawBuilder<string | null> {
  const of = (column: string) => sql.ref(`${row}.${column}`)
  const asked = insurance === 'insurance' ? of('insurance') : sql`${insurance}`
  return sql<string | null>`(
    select max(paid_up_by) from registry.deferral d
    where d.unit_no = ${of('unit_no')} and d.insurance = ${asked} and d.ended_on is null
      and ${of('month')} between d.from_month and d.to_month)`
}
