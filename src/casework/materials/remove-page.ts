import { type Acting, command, type Member } from '#identity'
import type { Tx } from '#platform'
import { keyOf } from '../declaration.ts'
import { record } from '../events.ts'
import type { Item } from '../item.ts'
import { casework } from '../tables.ts'
import { writeOrder } from './move-page.ts'
import { getPage, type OpenMaterial, openMaterial, type PageKey } from './open-material.ts'

/**
 * 删除一页: the pages behind it move up; without its last page a material is gone. What is gone already stays gone.
 * @throws Refusal when the declaration is not open.
 */
export async function removePage(acting: Acting<Member>, item: Item, key: PageKey): Promise<void> {
  await command(acting, async tx => {
    const open = await openMaterial(tx, acting, item, key)
    const page = getPage(open, key.pageId)
    const left = open.material.pages.map(one => one.pageId).filter(id => id !== page.pageId)
    await takeAway(tx, acting, open, page.pageId)
    if (left.length > 0) await writeOrder(tx, open, left)
    else await takeMaterialAway(tx, acting, open)
    await record(tx, acting, keyOf(open.row), {
      verb: 'removePage',
      words: `删除电子材料“${open.name}”第 ${page.position} 页`,
      data: { kind: open.material.kind, sha256: page.sha256 },
    })
  })
}

async function takeAway(tx: Tx, acting: Acting, { row, material }: OpenMaterial, pageId: string) {
  await casework(tx)
    .updateTable('casework.material_page')
    .set({ removed_at: acting.at })
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .where('material_id', '=', material.materialId)
    .where('page_id', '=', pageId)
    .execute()
}

async function takeMaterialAway(tx: Tx, acting: Acting, { row, material }: OpenMaterial) {
  await casework(tx)
    .updateTable('casework.material')
    .set({ removed_at: acting.at })
    .where('unit_no', '=', row.unit_no)
    .where('declaration_id', '=', row.declaration_id)
    .where('material_id', '=', material.materialId)
    .execute()
}
