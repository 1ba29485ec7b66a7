import { sql } from 'kysely'
import { type Acting, type Member, query } from '#identity'
import { startOfDay, type Tx } from '#platform'
import { type Declaration, declarationOf } from './declaration.ts'
import { casework } from './tables.ts'
import type { State } from './workflow.ts'

const rowsAPage = 20

/** 办理进度查询: what to look for. `month` is YYYYMM of the submission; a serial number finds its case in any month. */
export interface ProgressSearch {
  readonly hall?: 'person' | 'employer'
  readonly month?: string
  readonly serial?: string
  readonly page?: number
}

export interface Found {
  readonly rows: readonly Declaration[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

/** The submitted declarations the caller may see, newest first, twenty a page. */
export async function progress(acting: Acting<Member>, search: ProgressSearch): Promise<Found> {
  return await query(acting, async tx => {
    let found = submitted(tx)
    if (acting.who.kind === 'operator') found = found.where('unit_no', '=', acting.who.unitNo)
    if (search.hall) found = found.where('hall', '=', search.hall)
    if (search.serial) found = found.where('serial', '=', search.serial)
    else if (search.month) {
      const [from, to] = monthBounds(search.month)
      found = found.where('submitted_at', '>=', from).where('submitted_at', '<', to)
    }
    return await pageOf(found.orderBy('submitted_at', 'desc'), search.page ?? 1)
  })
}

const submitted = (tx: Tx) =>
  casework(tx).selectFrom('casework.declaration').selectAll().where('submitted_at', 'is not', null)

/** One page of a query over declarations, with the number of all its rows. */
export async function pageOf(found: ReturnType<typeof submitted>, page: number): Promise<Found> {
  const { total } = await found
    .clearSelect()
    .clearOrderBy()
    .select(sql<number>`count(*)`.as('total'))
    .executeTakeFirstOrThrow()
  const pages = Math.max(1, Math.ceil(total / rowsAPage))
  const current = Math.min(Math.max(1, page), pages)
  const rows = await found
    .limit(rowsAPage)
    .offset((current - 1) * rowsAPage)
    .execute()
  return { rows: rows.map(declarationOf), total, page: current, pages }
}

function monthBounds(month: string): [Date, Date] {
  const year = Number(month.slice(0, 4))
  const number = Number(month.slice(4))
  const day = (y: number, m: number) => startOfDay(`${y}-${String(m).padStart(2, '0')}-01`)
  return [day(year, number), number === 12 ? day(year + 1, 1) : day(year, number + 1)]
}

/** How many of one's declarations stand where; `returned` ones are also still to be submitted. */
export interface Counts {
  readonly toDo: number
  readonly inReview: number
  readonly passed: number
  readonly returned: number
}

/** The counters of the home page. In review, passed and returned count what was submitted in `month` (YYYYMM). */
export async function counts(acting: Acting<Member>, month: string): Promise<Counts> {
  const [from, to] = monthBounds(month)
  const rows = await query(acting, tx => {
    let mine = casework(tx).selectFrom('casework.declaration')
    if (acting.who.kind === 'operator') {
      mine = mine.where('unit_no', '=', acting.who.unitNo).where('hall', '=', 'employer')
    }
    return mine
      .select(['state', sql<boolean>`submitted_at >= ${from} and submitted_at < ${to}`.as('recent')])
      .select(sql<number>`count(*)`.as('number'))
      .groupBy(['state', 'recent'])
      .execute()
  })
  const sum = (states: readonly State[], recentOnly: boolean) =>
    rows
      .filter(row => states.includes(row.state) && (row.recent || !recentOnly))
      .reduce((total, row) => total + row.number, 0)
  return {
    toDo: sum(['draft', 'returned'], false),
    inReview: sum(['submitted', 'accepted'], true),
    passed: sum(['passed'], true),
    returned: sum(['returned'], true),
  }
}

/** How many declarations of some items one's unit has submitted in a month (YYYYMM). */
export async function countSubmitted(acting: Acting<Member>, itemCodes: readonly string[], month: string) {
  const [from, to] = monthBounds(month)
  const { number } = await query(acting, tx =>
    submitted(tx)
      .clearSelect()
      .select(sql<number>`count(*)`.as('number'))
      .where('item_code', 'in', [...itemCodes, ''])
      .where('submitted_at', '>=', from)
      .where('submitted_at', '<', to)
      .executeTakeFirstOrThrow(),
  )
  return number
}
