import type { Acting, Member } from '#identity'
import { refuse, type Tx } from '#platform'
import type { Catalogue } from '../catalogue.ts'
import { recordEvent } from '../record-event.ts'
import { casework } from '../tables.ts'
import { getPage, openMaterial, type PageKey } from './open-material.ts'
import type { Rotation } from './rotation.ts'

/**
 * 旋转: sets the angle at which a picture is displayed, in degrees clockwise from the original; the stored file does not
 * change.
 * @throws Refusal for a PDF (viewers rotate those), when the declaration is not open, or when the page no longer
 * exists.
 */
export async function rotatePage(
  tx: Tx,
  acting: Acting<Member>,
  catalogue: Catalogue,
  { to, ...key }: PageKey & { readonly to: Rotation },
): Promise<void> {
  const { row, material, ...open } = await openMaterial(tx, acting, catalogue, key)
  const page = getPage({ row, material, ...open }, key.pageId)
  if (page.mediaType === 'application/pdf') {
    return refuse('invalid', 'PDF 不能在这里旋转，请转正后重新上传，或改为上传图片。')
  }
  if (page.rotation === to) return
  await casework(tx)
    .updateTable('casework.material_page')
    .set({ rotation: to })
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .where('material_id', '=', material.materialId)
    .where('page_id', '=', page.pageId)
    .execute()
  await recordEvent(tx, acting, row, {
    verb: 'rotatePage',
    words: `电子材料“${open.name}”第 ${page.position} 页旋转为 ${to} 度`,
    data: { kind: material.kind, sha256: page.sha256, rotation: String(to) },
  })
}
