import type { Acting } from '#identity'
import { anyOf, type Tx } from '#platform'
import type { DeclarationRow } from '../declaration.ts'
import type { Material, MaterialPage } from '../materials-of.ts'
import { casework } from '../tables.ts'
import { writeOrder } from './move-page.ts'

interface Holding {
  readonly row: DeclarationRow
  readonly material: Material
}

/** Removes pages from a material and renumbers the rest; a material without pages is deleted. */
export async function takePagesAway(
  tx: Tx,
  acting: Acting,
  { row, material }: Holding,
  pages: readonly MaterialPage[],
): Promise<void> {
  const gone = pages.map(page => page.pageId)
  await casework(tx)
    .updateTable('casework.material_page')
    .set({ removed_at: acting.at })
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .where('material_id', '=', material.materialId)
    .where('page_id', '=', anyOf(gone))
    .execute()
  const left = material.pages.map(page => page.pageId).filter(id => !gone.includes(id))
  if (left.length > 0) return await writeOrder(tx, { row, material }, left)
  await casework(tx)
    .updateTable('casework.material')
    .set({ removed_at: acting.at })
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .where('material_id', '=', material.materialId)
    .execute()
}
