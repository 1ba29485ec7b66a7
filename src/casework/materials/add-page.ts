import type { Acting, Member } from '#identity'
import { holdSettled, type Tx } from '#platform'
import type { Catalogue } from '../catalogue.ts'
import { appendPage } from './append-page.ts'
import { type MaterialKey, openMaterial } from './open-material.ts'

interface AddedPage extends MaterialKey {
  readonly name: string
  readonly stream: NodeJS.ReadableStream
}

/**
 * 添加一页: appends a file to a material. A file that is already a page of it is not added twice. The file is kept before
 * the transaction begins.
 * @throws Refusal when the declaration is not open, or the material is full or no longer exists; UploadRefused for the
 * bytes.
 */
export async function addPage(
  tx: Tx,
  acting: Acting<Member>,
  catalogue: Catalogue,
  added: AddedPage,
): Promise<void> {
  const file = await holdSettled(
    tx,
    await acting.runtime.files.take(added.stream, { within: acting.runtime.config.uploadPatienceMs }),
  )
  const open = await openMaterial(tx, acting, catalogue, added)
  await appendPage(tx, acting, open, { file, name: added.name, how: '添加' })
}
