import { sql } from 'kysely'
import { pageAt, type Tx } from '#platform'
import { type Declaration, declarationOf } from './declaration.ts'
import { casework } from './tables.ts'

export const rowsAPage = 20

export interface DeclarationPage {
  readonly rows: readonly Declaration[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

/** Columns for lists: all but the sealed form and the frozen copy. */
export const listed = [
  'unit_no',
  'declaration_id',
  'item_code',
  'item_version',
  'subject',
  'hall',
  'area_code',
  'applicant_no',
  'applicant_name',
  'unit_name',
  'unit_size',
  'state',
  'serial',
  'saved_at',
  'submitted_at',
  'accepted_at',
  'ended_at',
  'step',
  'step_since',
  'due_on',
  'amount_fen',
  'handler_no',
  'handler_name',
] as const

export const submitted = (tx: Tx) =>
  casework(tx).selectFrom('casework.declaration').select(listed).where('submitted_at', 'is not', null)

/** One page of a query over declarations, with the total number of rows. */
async function paginateDeclarations(
  found: ReturnType<typeof submitted>,
  page: number,
): Promise<DeclarationPage> {
  const { total } = await found
    .clearSelect()
    .clearOrderBy()
    .select(sql<number>`count(*)`.as('total'))
    .executeTakeFirstOrThrow()
  const { offset, ...at } = pageAt(total, page, rowsAPage)
  const rows = await found.limit(rowsAPage).offset(offset).execute()
  return { rows: rows.map(declarationOf), total, ...at }
}

/**
 * The same for a list of at most a few hundred rows: counted in the statement that reads the page, unless the page asked
 * for lies behind the end.
 */
export async function paginateFew(
  found: ReturnType<typeof submitted>,
  page: number,
): Promise<DeclarationPage> {
  const { offset } = pageAt(Number.MAX_SAFE_INTEGER, page, rowsAPage)
  const rows = await found
    .select(sql<number>`count(*) over ()`.as('total'))
    .limit(rowsAPage)
    .offset(offset)
    .execute()
  const total = rows[0]?.total
  if (total === undefined && offset > 0) return await paginateDeclarations(found, page)
  const { offset: _, ...at } = pageAt(total ?? 0, page, rowsAPage)
  return { rows: rows.map(declarationOf), total: total ?? 0, ...at }
}
