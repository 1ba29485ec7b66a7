import { sql } from 'kysely'
import type { Acting, Member } from '#identity'
import type { Tx } from '#platform'
import type { Catalogue } from '../catalogue.ts'
import { recordEvent } from '../record-event.ts'
import { getPage, type OpenMaterial, openMaterial, type PageKey } from './open-material.ts'
import { reordered } from './reordered.ts'

/**
 * 上移、下移、拖动: moves a page to a position, counted from 1 and clamped to the ends. Moving it to its current position
 * changes nothing.
 * @throws Refusal when the declaration is not open or the page no longer exists.
 */
export async function movePage(
  tx: Tx,
  acting: Acting<Member>,
  catalogue: Catalogue,
  { to, ...key }: PageKey & { readonly to: number },
): Promise<void> {
  const open = await openMaterial(tx, acting, catalogue, key)
  const page = getPage(open, key.pageId)
  const before = open.material.pages.map(one => one.pageId)
  const order = reordered(before, page.pageId, to)
  const place = order.indexOf(page.pageId) + 1
  if (place === page.position) return
  await writeOrder(tx, open, order)
  await recordEvent(tx, acting, open.row, {
    verb: 'movePage',
    words: `电子材料“${open.name}”第 ${page.position} 页移到第 ${place} 页`,
    data: { kind: open.material.kind, sha256: page.sha256 },
  })
}

/** Renumbers the pages from 1 in this order. */
export async function writeOrder(
  tx: Tx,
  { row, material }: Pick<OpenMaterial, 'row' | 'material'>,
  order: readonly string[],
): Promise<void> {
  await sql`update casework.material_page p set position = o.position::int
    from unnest(${sql.val(order)}::text[]) with ordinality as o (page_id, position)
    where p.unit_no = ${row.unit_no} and p.declaration_id = ${row.declaration_id}
      and p.material_id = ${material.materialId} and p.page_id = o.page_id`.execute(tx)
}
