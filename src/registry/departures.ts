import { sql } from 'kysely'
import { type Tx, unseal } from '#platform'
import { maskIdNo } from './codes/mask.ts'
import type { MonthRange } from './contribution-months.ts'
import { sealed } from './sealed.ts'

/** A register entry about a person who left a unit: 领金 (`claimant`) or 减员 (`reduction`). */
export interface Departure {
  readonly kind: 'claimant' | 'reduction'
  /** YYYYMM: the first month of benefit, or the month of leaving */
  readonly month: string
  /** the reason code; undefined for a claimant */
  readonly reason: string | undefined
  /** masked; the registers hold no names of former workers */
  readonly idNo: string
}

/** A range of months (YYYYMM, both included) and a slice of a long list. */
export interface DepartureQuestion extends MonthRange {
  readonly offset?: number
  readonly limit?: number
}

/** Number of entries in a month by kind and reason. */
export interface DepartureCountLine {
  readonly kind: Departure['kind']
  readonly month: string
  readonly reason: string | undefined
  readonly people: number
}

// A person who began to draw benefit twice in the range is one claimant (earliest month), as in the lay-off rate.
const lines = (unitNo: string, { from, to }: MonthRange) => sql`
  select 'claimant' as kind, min(first_month) as month, null as reason, person_index,
    (array_agg(person_sealed))[1] as person_sealed
  from registry.claimant where unit_no = ${unitNo} and first_month between ${from} and ${to}
  group by person_index
  union all
  select 'reduction', month, reason, person_index, person_sealed
  from registry.reduction where unit_no = ${unitNo} and month between ${from} and ${to}`

type Line = Pick<Departure, 'kind' | 'month'> & { reason: string | null }

/** A unit's departures month by month, masked; claimants before reductions within a month. */
export async function departures(
  tx: Tx,
  unitNo: string,
  { offset = 0, limit, ...range }: DepartureQuestion,
): Promise<readonly Departure[]> {
  const { rows } = await sql<Line & { person_index: Buffer; person_sealed: Buffer }>`
    select kind, month, reason, person_index, person_sealed from (${lines(unitNo, range)}) as line
    order by month, kind, person_index offset ${offset} limit ${limit ?? null}`.execute(tx)
  return rows.map(({ kind, month, reason, person_index, person_sealed }) => ({
    kind,
    month,
    reason: reason ?? undefined,
    idNo: maskIdNo(unseal(person_sealed, sealed[kind], { unit_no: unitNo, person_index })),
  }))
}

/** The same, counted, so that totals do not require reading a long list. */
export async function departureCounts(
  tx: Tx,
  unitNo: string,
  range: MonthRange,
): Promise<readonly DepartureCountLine[]> {
  const { rows } = await sql<Line & { people: number }>`
    select kind, month, reason, count(*)::int as people from (${lines(unitNo, range)}) as line
    group by kind, month, reason order by month, kind, reason`.execute(tx)
  return rows.map(row => ({ ...row, reason: row.reason ?? undefined }))
}
