import { caseFile, getItem } from '#casework'
import type { Page } from '../serving/page.ts'
import { filerPage } from './filer-page.ts'
import { MaterialPreview } from './material-preview.tsx'
import { type FilingHall, paths } from './paths.ts'

/** 材料预览: GET /:hall/declarations/:id/materials/:materialId/preview */
export const previewPage = (hall: FilingHall): Page =>
  filerPage(hall, {
    path: `/${hall}/declarations/:id/materials/:materialId/preview`,
    title: '材料预览',
    async load(visit, tx) {
      const file = await caseFile(tx, visit.params.id ?? '')
      return { file, item: getItem(visit.catalogue, file.declaration.itemCode) }
    },
    trail: ({ file }) => [cameFrom(hall, file.declaration)],
    view: (data, visit) => <MaterialPreview {...data} visit={visit} />,
  })

function cameFrom(
  hall: FilingHall,
  { declarationId, state }: { readonly declarationId: string; readonly state: string },
) {
  const open = state === 'draft' || state === 'returned'
  return open
    ? { href: paths(hall).materials(declarationId), text: '采集电子材料' }
    : { href: paths(hall).details(declarationId), text: '详情' }
}
