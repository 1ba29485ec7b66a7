import type { Acting, OfficerActor } from '#identity'
import type { Tx } from '#platform'
import { type DeclarationPage, paginateDeclarations } from '../paginate-declarations.ts'
import { type DeskSearch, type DeskSort, searched } from './desk-search.ts'

const columns = {
  age: 'submitted_at',
  deadline: 'due_on',
  unit: 'unit_name',
  amount: 'amount_fen',
  area: 'area_code',
} as const satisfies Record<DeskSort, string>

/** The submitted cases of the officer's area, longest waiting first unless sorted otherwise. */
export async function desk(
  tx: Tx,
  acting: Acting<OfficerActor>,
  search: DeskSearch,
): Promise<DeclarationPage> {
  const { sort = 'age', descending = false, page = 1 } = search
  return await paginateDeclarations(
    searched(tx, acting, search)
      .orderBy(columns[sort], order => (descending ? order.desc() : order.asc()).nullsLast())
      .orderBy('declaration_id'),
    page,
  )
}
