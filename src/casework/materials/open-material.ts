import type { Acting, Member } from '#identity'
import { refuse, type Tx } from '#platform'
import { type Catalogue, getItem } from '../catalogue.ts'
import type { DeclarationRow } from '../declaration.ts'
import { type Material, type MaterialPage, materialsOf } from '../materials-of.ts'
import { lockOpen } from './lock-open.ts'

/** A material of a declaration. */
export interface MaterialKey {
  readonly declarationId: string
  readonly materialId: string
}

/** A page of a material. */
export interface PageKey extends MaterialKey {
  readonly pageId: string
}

/** A material that may still be changed, its declaration locked; `name` is the label of its kind. */
export interface OpenMaterial {
  readonly row: DeclarationRow
  readonly material: Material
  readonly name: string
}

/** @throws Refusal when the declaration is not the caller's or not open, or the material no longer exists. */
export async function openMaterial(
  tx: Tx,
  acting: Acting<Member>,
  catalogue: Catalogue,
  key: MaterialKey,
): Promise<OpenMaterial> {
  const row = await lockOpen(tx, acting, key.declarationId)
  const present = await materialsOf(tx, row.unit_no, row.declaration_id)
  const material =
    present.find(one => one.materialId === key.materialId) ??
    refuse('not-found', '没有这份电子材料，可能已被删除。')
  const kind = getItem(catalogue, row.item_code).materials.find(one => one.code === material.kind)
  return { row, material, name: kind?.name ?? material.kind }
}

/** The page of an open material. @throws Refusal when it no longer exists. */
export function getPage({ material }: OpenMaterial, pageId: string): MaterialPage {
  return (
    material.pages.find(page => page.pageId === pageId) ?? refuse('not-found', '没有这一页，可能已被删除。')
  )
}
