import { nanoid } from 'nanoid'
import type { Acting } from '#identity'
import { refuse, type StoredFile, type Tx } from '#platform'
import { type DeclarationRow, ownedBy } from '../declaration.ts'
import type { MaterialKind } from '../field.ts'
import type { Item } from '../item.ts'
import { type Material, materialsOf } from '../materials-of.ts'
import { casework } from '../tables.ts'
import { type NewPage, pageRows } from './insert-pages.ts'

/** A stored upload, with its original file name. */
export interface NamedFile {
  readonly file: StoredFile
  readonly name: string
}

/** The kind of material, if one more of it is allowed. @throws Refusal when the kind is unknown or full. */
export async function roomForMaterial(
  tx: Tx,
  item: Item,
  row: DeclarationRow,
  code: string,
): Promise<MaterialKind> {
  const kind = item.materials.find(material => material.code === code)
  if (!kind) return refuse('invalid', '没有这种电子材料。', 'file')
  const present = await materialsOf(tx, row.unit_no, row.declaration_id)
  if (present.filter(material => material.kind === kind.code).length >= kind.most) {
    refuse('conflict', `“${kind.name}”最多上传 ${kind.most} 份，请先删除原文件再上传。`, `file-${kind.code}`)
  }
  return kind
}

/** Creates a material with its first page. @returns its id */
export async function beginMaterial(
  tx: Tx,
  acting: Acting,
  { row, kind }: { readonly row: DeclarationRow; readonly kind: MaterialKind },
  { file, name }: NamedFile,
): Promise<string> {
  const { sha256, mediaType, bytes, pages: sheets } = file
  const page: NewPage = { position: 1, rotation: 0, sha256, mediaType, bytes, sheets, name }
  return await insertMaterial(tx, acting, row, { kind: kind.code, pages: [page] })
}

interface NewMaterial {
  readonly kind: string
  /** at least one */
  readonly pages: readonly NewPage[]
  /** the material of an earlier case it is copied from */
  readonly from?: { readonly declarationId: string; readonly material: Material }
}

/** Inserts a material with its pages, in one statement. @returns its id */
export async function insertMaterial(
  tx: Tx,
  acting: Acting,
  row: DeclarationRow,
  { kind, pages, from }: NewMaterial,
): Promise<string> {
  const materialId = nanoid()
  await casework(tx)
    .with('material', query =>
      query.insertInto('casework.material').values({
        ...ownedBy(row),
        material_id: materialId,
        kind,
        attached_at: acting.at,
        first_attached_at: from?.material.firstAttachedAt ?? acting.at,
        from_declaration_id: from?.declarationId ?? null,
        from_material_id: from?.material.materialId ?? null,
      }),
    )
    .insertInto('casework.material_page')
    .values(pageRows(acting, { row, materialId }, pages))
    .execute()
  return materialId
}
