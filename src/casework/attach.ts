import { nanoid } from 'nanoid'
import { type Acting, command, type Member, query } from '#identity'
import { refuse, seal, type Tx } from '#platform'
import { keyOf } from './declaration.ts'
import { record } from './events.ts'
import type { Item } from './item.ts'
import { lockDeclaration } from './lock-declaration.ts'
import { materialsOf, namePlace } from './materials-of.ts'
import { casework } from './tables.ts'
import { after } from './workflow.ts'

export interface Upload {
  readonly declarationId: string
  readonly kind: string
  readonly name: string
  readonly stream: NodeJS.ReadableStream
}

/** Whether one more file may come; asked before its bytes are read, and again when they are kept. */
export async function mayAttach(acting: Acting<Member>, item: Item, upload: Omit<Upload, 'stream' | 'name'>) {
  await query(acting, tx => roomFor(tx, item, upload))
}

/**
 * 采集电子材料: keeps an uploaded file with the declaration.
 * @throws Refusal when the declaration is not open, the material is full or unknown; UploadRefused for the bytes.
 */
export async function attach(acting: Acting<Member>, item: Item, upload: Upload): Promise<void> {
  const file = await acting.house.files.take(upload.stream)
  await command(acting, async tx => {
    const { row, kind } = await roomFor(tx, item, upload)
    const key = keyOf(row)
    await casework(tx)
      .insertInto('casework.material')
      .values({
        unit_no: key.unitNo,
        declaration_id: key.declarationId,
        material_id: nanoid(),
        kind: kind.code,
        sha256: file.sha256,
        media_type: file.mediaType,
        bytes: file.bytes,
        pages: file.pages ?? 1,
        name_sealed: seal(upload.name.slice(-120), namePlace),
        attached_at: acting.at,
      })
      .execute()
    await record(tx, acting, key, {
      verb: 'attach',
      words: `上传电子材料“${kind.name}”，本次上传 ${file.pages ?? 1} 页`,
      data: { kind: kind.code, sha256: file.sha256 },
    })
  })
}

async function roomFor(tx: Tx, item: Item, upload: Pick<Upload, 'declarationId' | 'kind'>) {
  const row = await lockDeclaration(tx, upload.declarationId)
  after('attach', row.state)
  const kind = item.materials.find(material => material.code === upload.kind)
  if (!kind) return refuse('invalid', '没有这种电子材料。', 'file')
  const present = await materialsOf(tx, row.unit_no, row.declaration_id)
  if (present.filter(material => material.kind === kind.code).length >= kind.most) {
    refuse('conflict', `“${kind.name}”最多上传 ${kind.most} 份，请先删除原文件再上传。`, `file-${kind.code}`)
  }
  return { row, kind }
}
