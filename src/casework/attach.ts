import { type Acting, command, type Member, query } from '#identity'
import type { Tx } from '#platform'
import { keyOf } from './declaration.ts'
import type { Item } from './item.ts'
import { beginMaterial, roomForMaterial } from './materials/begin-material.ts'
import { lockOpen } from './materials/lock-open.ts'
import { recordEvent } from './record-event.ts'

export interface Upload {
  readonly declarationId: string
  readonly kind: string
  readonly name: string
  readonly stream: NodeJS.ReadableStream
}

/** Checks that one more file is allowed: before its bytes are read, and again when they are stored. */
export async function mayAttach(acting: Acting<Member>, item: Item, upload: Omit<Upload, 'stream' | 'name'>) {
  await query(acting, tx => roomFor(tx, acting, item, upload))
}

/**
 * 采集电子材料: stores an uploaded file as the first page of a new material.
 * @throws Refusal when the declaration is not open, or the material is full or unknown; UploadRefused for the bytes.
 */
export async function attach(acting: Acting<Member>, item: Item, upload: Upload): Promise<void> {
  const file = await acting.runtime.files.take(upload.stream)
  await command(acting, async tx => {
    const { row, kind } = await roomFor(tx, acting, item, upload)
    await beginMaterial(tx, acting, { row, kind }, { file, name: upload.name })
    await recordEvent(tx, acting, keyOf(row), {
      verb: 'attach',
      words: `上传电子材料“${kind.name}”，本次上传 ${file.pages} 页`,
      data: { kind: kind.code, sha256: file.sha256 },
    })
  })
}

async function roomFor(
  tx: Tx,
  acting: Acting<Member>,
  item: Item,
  upload: Pick<Upload, 'declarationId' | 'kind'>,
) {
  const row = await lockOpen(tx, acting, upload.declarationId)
  return { row, kind: await roomForMaterial(tx, item, row, upload.kind) }
}
