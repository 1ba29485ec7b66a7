import { nanoid } from 'nanoid'
import { type Acting, command, type Member, query } from '#identity'
import { refuse, seal, type Tx, unseal } from '#platform'
import { keyOf, lockDeclaration } from './declaration.ts'
import { record } from './events.ts'
import type { Item } from './item.ts'
import { casework } from './tables.ts'
import { after } from './workflow.ts'

const namePlace = 'casework.material.name'

/** An uploaded document (电子材料). */
export interface Material {
  readonly materialId: string
  readonly kind: string
  readonly sha256: string
  readonly mediaType: 'image/jpeg' | 'image/png' | 'application/pdf'
  readonly bytes: number
  readonly pages: number
  readonly name: string
  readonly attachedAt: Date
}

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

/** Takes a material off the declaration again; the file itself stays until nothing names it. */
export async function detach(
  acting: Acting<Member>,
  declarationId: string,
  materialId: string,
): Promise<void> {
  await command(acting, async tx => {
    const row = await lockDeclaration(tx, declarationId)
    after('attach', row.state)
    const gone = await casework(tx)
      .updateTable('casework.material')
      .set({ removed_at: acting.at })
      .where('unit_no', '=', row.unit_no)
      .where('declaration_id', '=', declarationId)
      .where('material_id', '=', materialId)
      .where('removed_at', 'is', null)
      .returning(['kind', 'sha256'])
      .executeTakeFirst()
    if (gone) await record(tx, acting, keyOf(row), { verb: 'detach', words: '删除电子材料', data: gone })
  })
}

/** The materials of a declaration in the order of their upload. */
export async function materialsOf(tx: Tx, unitNo: string, declarationId: string): Promise<Material[]> {
  const rows = await casework(tx)
    .selectFrom('casework.material')
    .selectAll()
    .where('unit_no', '=', unitNo)
    .where('declaration_id', '=', declarationId)
    .where('removed_at', 'is', null)
    .orderBy('attached_at')
    .execute()
  return rows.map(row => ({
    materialId: row.material_id,
    kind: row.kind,
    sha256: row.sha256,
    mediaType: row.media_type,
    bytes: row.bytes,
    pages: row.pages,
    name: unseal(row.name_sealed, namePlace),
    attachedAt: row.attached_at,
  }))
}
