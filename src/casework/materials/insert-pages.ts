import { nanoid } from 'nanoid'
import type { Acting } from '#identity'
import { seal, type Tx } from '#platform'
import { type DeclarationRow, ownedBy } from '../declaration.ts'
import type { MaterialPage } from '../materials-of.ts'
import { sealed } from '../sealed.ts'
import { casework } from '../tables.ts'

/** A page to insert. */
export type NewPage = Omit<MaterialPage, 'pageId' | 'scanned'>

export async function insertPages(
  tx: Tx,
  acting: Acting,
  { row, materialId }: { readonly row: DeclarationRow; readonly materialId: string },
  pages: readonly NewPage[],
): Promise<void> {
  await casework(tx)
    .insertInto('casework.material_page')
    .values(
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
      }),
    )
    .execute()
}
