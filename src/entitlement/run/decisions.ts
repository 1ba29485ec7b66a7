import { sql } from 'kysely'
import { type Acting, type OfficerActor, query } from '#identity'
import { type Fen, likePattern, pageAt, type Tx } from '#platform'
import { cleanText } from '#registry'
import type { Outcome, ReasonCode } from '../reasons.ts'
import { entitlement } from '../tables.ts'

const rowsAPage = 20

/** An officer's search among the decisions of a run. */
export interface DecisionSearch {
  readonly decision?: Outcome
  readonly reason?: ReasonCode
  readonly areaCode?: string
  readonly size?: string
  /** part of the unit's name, or its number */
  readonly words?: string
  readonly sort?: DecisionSort
  readonly page?: number
}

export const decisionSorts = ['unit', 'amount', 'headcount', 'claimants'] as const

export type DecisionSort = (typeof decisionSorts)[number]

/** One line of the list. */
export interface DecisionRow {
  readonly unitNo: string
  readonly unitName: string
  readonly areaCode: string
  readonly unitType: string
  readonly size: string
  readonly decision: Outcome
  readonly reasons: readonly string[]
  readonly headcountSum: number
  readonly newClaimants: number
  readonly baseFen: Fen
  readonly amountFen: Fen
}

export interface DecisionPage {
  readonly rows: readonly DecisionRow[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

/** 核定名单: the decisions of a run for the officer's area, filtered and sorted, one page. */
export async function decisions(tx: Tx, runNo: number, search: DecisionSearch): Promise<DecisionPage> {
  const found = searched(tx, runNo, search)
  const { total } = await found.select(sql<number>`count(*)`.as('total')).executeTakeFirstOrThrow()
  const { offset, ...at } = pageAt(total, search.page ?? 1, rowsAPage)
  const rows = await found
    .selectAll()
    .orderBy(orders[search.sort ?? 'unit'])
    .orderBy('unit_no')
    .limit(rowsAPage)
    .offset(offset)
    .execute()
  return { rows: rows.map(rowOf), total, ...at }
}

const orders = {
  unit: sql`unit_no`,
  amount: sql`amount_fen desc`,
  headcount: sql`headcount_sum desc`,
  claimants: sql`new_claimants desc`,
}

function searched(tx: Tx, runNo: number, search: DecisionSearch) {
  let found = entitlement(tx).selectFrom('entitlement.decision').where('run_no', '=', runNo)
  if (search.decision) found = found.where('decision', '=', search.decision)
  if (search.reason) {
    found = found.where(sql<boolean>`${search.reason} = any(string_to_array(reasons, ';'))`)
  }
  if (search.areaCode) found = found.where('area_code', '=', search.areaCode)
  if (search.size) found = found.where(sql<boolean>`coalesce(size, '') = ${search.size}`)
  const words = cleanText(search.words ?? '')
  if (words) {
    const like = likePattern(words)
    found = found.where(row => row.or([row('unit_name', 'like', like), row('unit_no', '=', words)]))
  }
  return found
}

type Row = Awaited<ReturnType<ReturnType<ReturnType<typeof searched>['selectAll']>['execute']>>[number]

const rowOf = (row: Row): DecisionRow => ({
  unitNo: row.unit_no,
  unitName: row.unit_name,
  areaCode: row.area_code,
  unitType: row.unit_type,
  size: row.size ?? '',
  decision: row.decision,
  reasons: row.reasons === '' ? [] : row.reasons.split(';'),
  headcountSum: row.headcount_sum,
  newClaimants: row.new_claimants,
  baseFen: row.base_fen,
  amountFen: row.amount_fen,
})

/** The same list unpaged, for export: ordered by unit number, a thousand per query, with the officer's visibility. */
export async function* everyDecision(
  acting: Acting<OfficerActor>,
  runNo: number,
  search: DecisionSearch,
): AsyncGenerator<DecisionRow> {
  for (let after = ''; ; ) {
    const rows = await query(acting, tx =>
      searched(tx, runNo, search)
        .selectAll()
        .where('unit_no', '>', after)
        .orderBy('unit_no')
        .limit(1000)
        .execute(),
    )
    yield* rows.map(rowOf)
    const last = rows.at(-1)
    if (!last) return
    after = last.unit_no
  }
}
