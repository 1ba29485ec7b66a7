import type { Acting, Member } from '#identity'
import { refuse, type Tx } from '#platform'
import { type Catalogue, getItem } from '../catalogue.ts'
import { declarationOf } from '../declaration.ts'
import { materialsOf } from '../materials-of.ts'
import { recordEvent } from '../record-event.ts'
import { insertMaterial, roomForMaterial } from './begin-material.ts'
import { lockOpen } from './lock-open.ts'
import type { MaterialKey } from './open-material.ts'
import { reusableFor } from './reusable.ts'

/**
 * 使用以前提交过的材料: copies a material of an earlier case with the same files, page order and rotation. Its validity still
 * counts from the first upload. Reusing it twice makes one copy.
 * @throws Refusal when the declaration is not open, the kind is full, or `reusable` does not offer the material.
 */
export async function reuse(
  tx: Tx,
  acting: Acting<Member>,
  catalogue: Catalogue,
  { declarationId, from }: { readonly declarationId: string; readonly from: MaterialKey },
): Promise<void> {
  const row = await lockOpen(tx, acting, declarationId)
  const present = await materialsOf(tx, row.unit_no, declarationId)
  if (present.some(material => material.takenFrom === from.materialId)) return
  const offered = await reusableFor(tx, acting, catalogue, declarationOf(row))
  const found =
    offered.find(
      one => one.declarationId === from.declarationId && one.material.materialId === from.materialId,
    ) ?? refuse('not-found', '没有找到这份以前提交过的材料，请刷新页面重新选择。')
  const { material, serial, until } = found
  if (found.expired) {
    return refuse('conflict', `这份材料的有效期已于 ${until} 结束，不能再使用，请重新上传。`)
  }
  const kind = await roomForMaterial(tx, getItem(catalogue, row.item_code), row, material.kind)
  const source = { declarationId: from.declarationId, material }
  await insertMaterial(tx, acting, row, { kind: kind.code, pages: material.pages, from: source })
  await recordEvent(tx, acting, row, {
    verb: 'reuse',
    words: `使用以前提交过的电子材料“${kind.name}”，共 ${material.sheets} 页，来自受理流水号 ${serial}`,
    data: { kind: kind.code, from: serial, sha256: material.pages.map(page => page.sha256).join(' ') },
  })
}
