import type { Acting, Member } from '#identity'
import type { Tx } from '#platform'
import type { Catalogue } from '../catalogue.ts'
import { recordEvent } from '../record-event.ts'
import { getPage, openMaterial, type PageKey } from './open-material.ts'
import { takePagesAway } from './take-pages-away.ts'

/**
 * 删除一页: the following pages are renumbered; a material without pages is deleted. Removing a page that no longer exists
 * changes nothing.
 * @throws Refusal when the declaration is not open.
 */
export async function removePage(
  tx: Tx,
  acting: Acting<Member>,
  catalogue: Catalogue,
  key: PageKey,
): Promise<void> {
  const open = await openMaterial(tx, acting, catalogue, key)
  const page = getPage(open, key.pageId)
  await takePagesAway(tx, acting, open, [page])
  await recordEvent(tx, acting, open.row, {
    verb: 'removePage',
    words: `删除电子材料“${open.name}”第 ${page.position} 页`,
    data: { kind: open.material.kind, sha256: page.sha256 },
  })
}
