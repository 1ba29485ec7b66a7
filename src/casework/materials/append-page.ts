import type { Acting } from '#identity'
import { refuse, type Tx } from '#platform'
import { recordEvent } from '../record-event.ts'
import type { NamedFile } from './begin-material.ts'
import { insertPages } from './insert-pages.ts'
import type { OpenMaterial } from './open-material.ts'

/** pages per material, counting the pages inside PDFs */
export const mostSheets = 50
/** bytes per material */
const mostBytes = 100 * 1024 * 1024

/** @throws Refusal when a material has no room for `more` pages of a file already read. */
export function roomForPage({ material, name }: OpenMaterial, more = { sheets: 1, bytes: 0 }): void {
  const bytes = material.pages.reduce((sum, page) => sum + page.bytes, more.bytes)
  if (material.sheets + more.sheets > mostSheets) {
    refuse('conflict', `“${name}”已有 ${material.sheets} 页，一份材料最多 ${mostSheets} 页。`, 'file')
  }
  if (bytes > mostBytes) {
    refuse('conflict', `“${name}”合计超过 ${mostBytes / 1024 / 1024} MB，请缩小图片后再添加。`, 'file')
  }
}

/**
 * Appends a file as the last page. A file that is already a page of this material is not added again, so that a double
 * click adds one.
 * @returns whether it was added.
 * @throws Refusal when the material is full.
 */
export async function appendPage(
  tx: Tx,
  acting: Acting,
  open: OpenMaterial,
  { file, name, how }: NamedFile & { readonly how: string },
): Promise<boolean> {
  const { row, material } = open
  const { sha256, mediaType, bytes, pages: sheets } = file
  if (material.pages.some(page => page.sha256 === sha256)) return false
  roomForPage(open, { sheets, bytes })
  const position = material.pages.length + 1
  const page = { position, rotation: 0, sha256, mediaType, bytes, sheets, name } as const
  await insertPages(tx, acting, { row, materialId: material.materialId }, [page])
  await recordEvent(tx, acting, row, {
    verb: 'addPage',
    words: `${how}电子材料“${open.name}”第 ${position} 页`,
    data: { kind: material.kind, sha256 },
  })
  return true
}
