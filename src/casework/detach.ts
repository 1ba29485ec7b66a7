import type { Acting, Member } from '#identity'
import type { Tx } from '#platform'
import { lockOpen } from './materials/lock-open.ts'
import { takePagesAway } from './materials/take-pages-away.ts'
import { materialsOf } from './materials-of.ts'
import { recordEvent } from './record-event.ts'

/** Removes a material and its pages from the declaration; the files stay as long as anything refers to them. */
export async function detach(
  tx: Tx,
  acting: Acting<Member>,
  declarationId: string,
  materialId: string,
): Promise<void> {
  const row = await lockOpen(tx, acting, declarationId)
  const present = await materialsOf(tx, row.unit_no, declarationId)
  const material = present.find(one => one.materialId === materialId)
  if (!material) return
  await takePagesAway(tx, acting, { row, material }, material.pages)
  await recordEvent(tx, acting, row, {
    verb: 'detach',
    words: '删除电子材料',
    data: { kind: material.kind, sha256: material.pages.map(page => page.sha256).join(' ') },
  })
}
