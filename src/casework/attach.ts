import type { Acting, Member } from '#identity'
import { holdSettled, type Tx } from '#platform'
import { type Catalogue, getItem } from './catalogue.ts'
import { beginMaterial, roomForMaterial } from './materials/begin-material.ts'
import { lockOpen } from './materials/lock-open.ts'
import { recordEvent } from './record-event.ts'

export interface Upload {
  readonly declarationId: string
  readonly kind: string
  readonly name: string
  readonly stream: NodeJS.ReadableStream
}

/**
 * 采集电子材料: stores an uploaded file as the first page of a new material. The file is read, judged and kept before the
 * transaction begins; one that is refused afterwards is cleared later as unused.
 * @throws Refusal when the declaration is not open, or the material is full or unknown; UploadRefused for the bytes.
 */
export async function attach(
  tx: Tx,
  acting: Acting<Member>,
  catalogue: Catalogue,
  { declarationId, kind: code, name, stream }: Upload,
): Promise<void> {
  const file = await holdSettled(
    tx,
    await acting.runtime.files.take(stream, { within: acting.runtime.config.uploadPatienceMs }),
  )
  const row = await lockOpen(tx, acting, declarationId)
  const kind = await roomForMaterial(tx, getItem(catalogue, row.item_code), row, code)
  await beginMaterial(tx, acting, { row, kind }, { file, name })
  await recordEvent(tx, acting, row, {
    verb: 'attach',
    words: `上传电子材料“${kind.name}”${file.judged ? `，本次上传 ${file.pages} 页` : ''}`,
    data: { kind: kind.code, sha256: file.sha256 },
  })
}
