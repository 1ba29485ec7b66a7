import { type Acting, command, type Member, query } from '#identity'
import type { Item } from '../item.ts'
import { appendPage, roomForPage } from './append-page.ts'
import { type MaterialKey, openMaterial } from './open-material.ts'

interface AddedPage extends MaterialKey {
  readonly name: string
  readonly stream: NodeJS.ReadableStream
}

/** Checks that one more page is allowed: before its bytes are read, and again when they are stored. */
export async function mayAddPage(acting: Acting<Member>, item: Item, key: MaterialKey): Promise<void> {
  await query(acting, async tx => roomForPage(await openMaterial(tx, acting, item, key)))
}

/**
 * 添加一页: appends a file to a material. A file that is already a page of it is not added twice.
 * @throws Refusal when the declaration is not open, or the material is full or no longer exists; UploadRefused for the
 * bytes.
 */
export async function addPage(acting: Acting<Member>, item: Item, added: AddedPage): Promise<void> {
  const file = await acting.runtime.files.take(added.stream)
  await command(acting, async tx => {
    const open = await openMaterial(tx, acting, item, added)
    await appendPage(tx, acting, open, { file, name: added.name, how: '添加' })
  })
}
