import { refuse, type Tx } from '#platform'
import { type Catalogue, getItem } from '../catalogue.ts'
import { type Declaration, declarationOf, keyOf } from '../declaration.ts'
import { getDeclaration } from '../find-declaration.ts'
import type { Item } from '../item.ts'
import { getRow } from './get-row.ts'
import type { ItemRows } from './rows-definition.ts'
import type { StoredRow } from './stored-rows.ts'

/** One row with its declaration, for the page that changes it. */
export interface FoundRow {
  readonly item: Item
  readonly rows: ItemRows
  readonly declaration: Declaration
  readonly row: StoredRow
}

/** @throws Refusal 'not-found' for a declaration that is not the caller's, and for a row that was removed. */
export async function findRow(
  tx: Tx,
  catalogue: Catalogue,
  { declarationId, rowNo }: { readonly declarationId: string; readonly rowNo: number },
): Promise<FoundRow> {
  const declaration = await getDeclaration(tx, declarationId)
  const item = getItem(catalogue, declaration.item_code)
  const { rows } = item
  if (!rows) return refuse('not-found', '这个事项没有名单。')
  const row = await getRow(tx, keyOf(declaration), rowNo)
  return { item, rows, declaration: declarationOf(declaration), row }
}
