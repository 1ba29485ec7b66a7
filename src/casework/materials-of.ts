import type { Selectable } from 'kysely'
import { passedScan, type Tx, unseal } from '#platform'
import type { Rotation } from './materials/rotation.ts'
import { sealed } from './sealed.ts'
import { type CaseworkTables, casework } from './tables.ts'

/** One page of a material: one file, a picture or a PDF. */
export interface MaterialPage {
  readonly pageId: string
  /** from 1 */
  readonly position: number
  readonly rotation: Rotation
  readonly sha256: string
  readonly mediaType: 'image/jpeg' | 'image/png' | 'application/pdf'
  readonly bytes: number
  /** sheets: 1 for a picture, the page count for a PDF */
  readonly sheets: number
  readonly name: string
  /** false while in quarantine (待查毒): it cannot be viewed, and the declaration cannot be submitted */
  readonly scanned: boolean
}

/** An uploaded document (电子材料, 一份): its pages in order, at least one. */
export interface Material {
  readonly materialId: string
  readonly kind: string
  readonly pages: readonly MaterialPage[]
  /** total bytes of all pages */
  readonly sheets: number
  /** original file name of its first page */
  readonly name: string
  readonly attachedAt: Date
  /** the day its validity counts from; earlier than `attachedAt` for a reused material */
  readonly firstAttachedAt: Date
  /** the material of an earlier case that it was copied from */
  readonly takenFrom: string | undefined
  /** whether all its pages have passed the scanner */
  readonly scanned: boolean
}

/** The materials of a declaration in order of upload. */
export async function materialsOf(tx: Tx, unitNo: string, declarationId: string): Promise<Material[]> {
  const rows = await casework(tx)
    .selectFrom('casework.material')
    .selectAll()
    .where('unit_no', '=', unitNo)
    .where('declaration_id', '=', declarationId)
    .where('removed_at', 'is', null)
    .orderBy('attached_at')
    .orderBy('material_id')
    .execute()
  const pages = await pagesOf(tx, unitNo, declarationId)
  return rows.map(row => {
    const own = pages.get(row.material_id) ?? []
    return {
      materialId: row.material_id,
      kind: row.kind,
      pages: own,
      sheets: own.reduce((sum, page) => sum + page.sheets, 0),
      name: own[0]?.name ?? '',
      attachedAt: row.attached_at,
      firstAttachedAt: row.first_attached_at,
      takenFrom: row.from_material_id ?? undefined,
      scanned: own.every(page => page.scanned),
    }
  })
}

async function pagesOf(tx: Tx, unitNo: string, declarationId: string): Promise<Map<string, MaterialPage[]>> {
  const rows = await casework(tx)
    .selectFrom('casework.material_page')
    .selectAll()
    .where('unit_no', '=', unitNo)
    .where('declaration_id', '=', declarationId)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .execute()
  const passed = await passedScan(
    tx,
    rows.map(row => row.sha256),
  )
  const found = new Map<string, MaterialPage[]>()
  for (const [materialId, own] of Map.groupBy(rows, row => row.material_id)) {
    found.set(
      materialId,
      own.map(row => pageOf(row, passed)),
    )
  }
  return found
}

type PageRow = Selectable<CaseworkTables['casework.material_page']>

const pageOf = (row: PageRow, passed: ReadonlySet<string>): MaterialPage => ({
  pageId: row.page_id,
  position: row.position,
  rotation: row.rotation,
  sha256: row.sha256,
  mediaType: row.media_type,
  bytes: row.bytes,
  sheets: row.sheets,
  name: unseal(row.name_sealed, sealed.pageName, row),
  scanned: passed.has(row.sha256),
})
