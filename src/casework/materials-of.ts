import type { Selectable } from 'kysely'
import { type FileState, fileRefusal, fileState, type Tx, unseal } from '#platform'
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
  /** unless ready, it cannot be viewed and the declaration cannot be submitted */
  readonly state: FileState
  /** why it was refused (退回) and what to do about it */
  readonly refusal: string | null
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
  /** ready if all its pages are; otherwise that of the page that needs most attention */
  readonly state: FileState
}

const worst: readonly FileState[] = ['refused', 'quarantined', 'judging']

/** The materials of a declaration in the order of their upload, with their pages, in one statement. */
export async function materialsOf(tx: Tx, unitNo: string, declarationId: string): Promise<Material[]> {
  const rows = await casework(tx)
    .selectFrom('casework.material as m')
    .innerJoin('casework.material_page as p', join =>
      join
        .onRef('p.unit_no', '=', 'm.unit_no')
        .onRef('p.declaration_id', '=', 'm.declaration_id')
        .onRef('p.material_id', '=', 'm.material_id')
        .on('p.removed_at', 'is', null),
    )
    .select([
      'm.declaration_id',
      'm.material_id',
      'm.kind',
      'm.attached_at',
      'm.first_attached_at',
      'm.from_material_id',
    ])
    .select(['p.page_id', 'p.position', 'p.rotation', 'p.sha256', 'p.media_type', 'p.bytes', 'p.sheets'])
    .select(row => ['p.name_sealed', fileState(row.ref('p.sha256')).as('state')])
    .select(row => fileRefusal(row.ref('p.sha256')).as('refusal'))
    .where('m.unit_no', '=', unitNo)
    .where('m.declaration_id', '=', declarationId)
    .where('m.removed_at', 'is', null)
    .orderBy('m.attached_at')
    .orderBy('m.material_id')
    .orderBy('p.position')
    .execute()
  return [...Map.groupBy(rows, row => row.material_id).values()].flatMap(own => {
    const [first] = own
    if (!first) return []
    const pages = own.map(pageOf)
    return {
      materialId: first.material_id,
      kind: first.kind,
      pages,
      sheets: pages.reduce((sum, page) => sum + page.sheets, 0),
      name: pages[0]?.name ?? '',
      attachedAt: first.attached_at,
      firstAttachedAt: first.first_attached_at,
      takenFrom: first.from_material_id ?? undefined,
      state: worst.find(state => pages.some(page => page.state === state)) ?? 'ready',
    }
  })
}

type PageRow = Pick<
  Selectable<CaseworkTables['casework.material_page']>,
  | 'declaration_id'
  | 'page_id'
  | 'position'
  | 'rotation'
  | 'sha256'
  | 'media_type'
  | 'bytes'
  | 'sheets'
  | 'name_sealed'
> & { readonly state: FileState; readonly refusal: string | null }

const pageOf = (row: PageRow): MaterialPage => ({
  pageId: row.page_id,
  position: row.position,
  rotation: row.rotation,
  sha256: row.sha256,
  mediaType: row.media_type,
  bytes: row.bytes,
  sheets: row.sheets,
  name: unseal(row.name_sealed, sealed.pageName, row),
  state: row.state,
  refusal: row.refusal,
})
