import { sql } from 'kysely'
import { pageAt } from '#platform'
import { declarationOf } from './declaration.ts'
import {
  type DeclarationPage,
  paginateDeclarations,
  rowsAPage,
  type submitted,
} from './paginate-declarations.ts'

/**
 * The same for a list of at most a few hundred rows: counted in the statement that reads the page, unless the page asked
 * for is past the end.
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
