import { sql } from 'kysely'
import type { Tx } from '#platform'
import { type Insurance, insurances } from '../codes/insurances.ts'
import { type EntrySource, sourceOf } from './entry-source.ts'

/** When something was entered into the register, and by what. */
export interface Entry {
  /** the business day, YYYY-MM-DD */
  readonly on: string
  readonly source: EntrySource
  /** the name under which it was entered; undone by this name */
  readonly by: string
}

/** 参保关系 of a person as people understand it: with one unit over some months, its insurances together. */
export interface OwnEmployment {
  readonly unitNo: string
  readonly unitName: string
  readonly insurances: readonly Insurance[]
  /** YYYYMM */
  readonly fromMonth: string
  /** the last month, or null while it lasts; the month before `fromMonth` where it ended before a month was paid */
  readonly toMonth: string | null
  readonly baseFen: number
  /** 增员原因, a code of `beginningReasons` */
  readonly began: string
  readonly entered: Entry
  readonly end: (Entry & { readonly reason: string }) | undefined
}

interface Row {
  readonly unit_no: string
  readonly unit_name: string | null
  readonly insurances: readonly Insurance[]
  readonly from_month: string
  readonly to_month: string | null
  readonly base_fen: number
  readonly began: string
  readonly ended: string | null
  readonly entered_on: string
  readonly entered_by: string
  readonly end_entered_on: string | null
  readonly end_entered_by: string | null
}

/**
 * All employments of a person, with whichever unit, newest first. It reaches beyond the caller's sight: whose they are
 * is the caller's to check.
 */
export async function employmentsOf(tx: Tx, personNo: number): Promise<readonly OwnEmployment[]> {
  const { rows } = await sql<Row>`
    select e.unit_no, u.name as unit_name, array_agg(e.insurance) as insurances, e.from_month, e.to_month, e.base_fen,
      e.began, e.ended, e.entered_on, e.entered_by, e.end_entered_on, e.end_entered_by
    from registry.employments_of(${personNo}) e left join lateral registry.unit_by_no(e.unit_no) u on true
    group by e.unit_no, u.name, e.from_month, e.to_month, e.base_fen, e.began, e.ended, e.entered_on, e.entered_by,
      e.end_entered_on, e.end_entered_by
    order by e.from_month desc, e.to_month desc nulls first, e.unit_no`.execute(tx)
  return rows.map(row => ({
    unitNo: row.unit_no,
    unitName: row.unit_name ?? row.unit_no,
    insurances: insurances.filter(one => row.insurances.includes(one)),
    fromMonth: row.from_month,
    toMonth: row.to_month,
    baseFen: row.base_fen,
    began: row.began,
    entered: { on: row.entered_on, source: sourceOf(row.entered_by), by: row.entered_by },
    end: endOf(row),
  }))
}

function endOf(row: Row): OwnEmployment['end'] {
  if (row.ended === null || row.end_entered_on === null || row.end_entered_by === null) return undefined
  return {
    reason: row.ended,
    on: row.end_entered_on,
    source: sourceOf(row.end_entered_by),
    by: row.end_entered_by,
  }
}
