import { passedScan, type Tx, unseal } from '#platform'
import { casework } from './tables.ts'

export const namePlace = 'casework.material.name'

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
  /** false while it waits in quarantine (待查毒): nobody may look at it, and nothing is submitted with it */
  readonly scanned: boolean
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
  const passed = await passedScan(
    tx,
    rows.map(row => row.sha256),
  )
  return rows.map(row => ({
    materialId: row.material_id,
    kind: row.kind,
    sha256: row.sha256,
    mediaType: row.media_type,
    bytes: row.bytes,
    pages: row.pages,
    name: unseal(row.name_sealed, namePlace),
    attachedAt: row.attached_at,
    scanned: passed.has(row.sha256),
  }))
}
