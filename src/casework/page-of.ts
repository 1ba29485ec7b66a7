import { sql } from 'kysely'
import type { Tx } from '#platform'
import { type Declaration, declarationOf } from './declaration.ts'
import { casework } from './tables.ts'

const rowsAPage = 20

export interface Found {
  readonly rows: readonly Declaration[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

export const submitted = (tx: Tx) =>
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
