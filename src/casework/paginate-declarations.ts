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
export async function paginateDeclarations(
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
