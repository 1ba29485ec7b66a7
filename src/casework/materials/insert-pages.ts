import { nanoid } from 'nanoid'
import type { Acting } from '#identity'
import { seal, type Tx } from '#platform'
import { type DeclarationRow, ownedBy } from '../declaration.ts'
import type { MaterialPage } from '../materials-of.ts'
import { sealed } from '../sealed.ts'
import { casework } from '../tables.ts'

/** A page to insert. */
export type NewPage = Omit<MaterialPage, 'pageId' | 'state' | 'refusal'>

interface OfMaterial {
  readonly row: DeclarationRow
  readonly materialId: string
}

export async function insertPages(
  tx: Tx,
  acting: Acting,
  of: OfMaterial,
  pages: readonly NewPage[],
): Promise<void> {
  await casework(tx)
    .insertInto('casework.material_page')
    .values(pageRows(acting, of, pages))
    .execute()
}

/** The rows of new pages; their names are sealed. */
export const pageRows = (acting: Acting, { row, materialId }: OfMaterial, pages: readonly NewPage[]) =>
  pages.map(page => {
    const owned = { ...ownedBy(row), page_id: nanoid() }
    return {
      ...owned,
      material_id: materialId,
      position: page.position,
      rotation: page.rotation,
      sha256: page.sha256,
      media_type: page.mediaType,
      bytes: page.bytes,
      sheets: page.sheets,
      name_sealed: seal(page.name.slice(-120), sealed.pageName, owned),
      added_at: acting.at,
    }
  })
