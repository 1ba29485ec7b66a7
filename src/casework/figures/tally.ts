import { type RawBuilder, sql } from 'kysely'
import { inArea } from '../desk/in-area.ts'

/**
 * Submitted cases counted as they change (migrations/0033-platform-growth.sql), to be added up by the caller: `size` all
 * of them by place and unit size, `submitted` the open ones by day of submission, `due` the open ones by place and
 * deadline. A line may be negative until its neighbours are added.
 */
export function tally(kind: 'size' | 'submitted' | 'due', areaCode: string): RawBuilder<unknown> {
  const lines = (table: RawBuilder<unknown>) => sql`
    select area_code, item_code, state, nullif(step, '') as step, nullif(value, '') as value, number, amount_fen
    from ${table} where kind = ${kind} and ${inArea(areaCode)}`
  return sql`(${lines(sql`casework.tally`)} union all ${lines(sql`casework.tally_change`)}) tallied`
}
