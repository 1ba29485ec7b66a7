import { caseFile, getItem } from '#casework'
import { MaterialPreview } from '../../filing/material-preview.tsx'
import { officerPage } from '../../serving/page.ts'

/** 经办端 › 材料预览: GET /agency/cases/:id/materials/:materialId/preview */
export const materialPreviewPage = officerPage({
  path: '/agency/cases/:id/materials/:materialId/preview',
  title: '材料预览',
  async load(visit, tx) {
    const file = await caseFile(tx, visit.params.id ?? '')
    return { file, item: getItem(visit.catalogue, file.declaration.itemCode) }
  },
  view: ({ file, item }, visit) => (
    <MaterialPreview
      visit={visit}
      file={file}
      item={item}
      from={{ href: `/agency/cases/${file.declaration.declarationId}`, text: '办理' }}
    />
  ),
})
