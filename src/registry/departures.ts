import { sql } from 'kysely'
import { type Tx, unseal } from '#platform'
import { maskIdNo } from './codes/mask.ts'
import type { MonthRange } from './contribution-months.ts'
import { sealed } from './tables.ts'

/** One line of the registers about somebody who left a unit: 领金 (`claimant`) or 减员 (`reduction`). */
export interface Departure {
  readonly kind: 'claimant' | 'reduction'
  /** YYYYMM: the first month of benefit, or the month of leaving */
  readonly month: string
  /** the code of the reason; nothing for a claimant */
  readonly reason: string | undefined
  /** masked; names are not known of people who left */
  readonly idNo: string
}

/** Which months (YYYYMM, both counted), and which part of a long list. */
export interface DepartureQuestion extends MonthRange {
  readonly offset?: number
  readonly limit?: number
}

/** How many lines a month has of one kind and reason. */
export interface DepartureCountLine {
  readonly kind: Departure['kind']
  readonly month: string
  readonly reason: string | undefined
  readonly people: number
}

// Who began to draw benefit twice in the range is one claimant, as the lay-off rate counts: the earliest month.
const lines = (unitNo: string, { from, to }: MonthRange) => sql`
  select 'claimant' as kind, min(first_month) as month, null as reason, person_index,
    (array_agg(person_sealed))[1] as person_sealed
  from registry.claimant where unit_no = ${unitNo} and first_month between ${from} and ${to}
  group by person_index
  union all
  select 'reduction', month, reason, person_index, person_sealed
  from registry.reduction where unit_no = ${unitNo} and month between ${from} and ${to}`

type Line = Pick<Departure, 'kind' | 'month'> & { reason: string | null }

/** Who left a unit, month by month, people masked: claimants before reductions within a month. */
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

/** The same counted, so that a long list need not be read to be summed up. */
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
