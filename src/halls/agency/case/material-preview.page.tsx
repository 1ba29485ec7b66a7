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
  trail: (_, visit) => [{ href: `/agency/cases/${visit.params.id ?? ''}`, text: '办理' }],
  view: (data, visit) => <MaterialPreview {...data} visit={visit} />,
})
