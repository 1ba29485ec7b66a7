import type { CaseFile, Item, Material } from '#casework'
import { refuse } from '#platform'
import { Card, PageView } from '#ui'
import type { Visit } from '../serving/visit.ts'
import { pageHref, pageText } from './material-pages.tsx'

interface Preview {
  readonly visit: Visit
  readonly item: Item
  readonly file: CaseFile
}

/** 材料预览: all pages of a material from top to bottom. */
export function MaterialPreview({ visit, item, file }: Preview) {
  const material = materialIn(file, visit.params.materialId)
  const kind = item.materials.find(one => one.code === material.kind)?.name ?? material.kind
  const base = visit.path.replace(/\/preview$/, '')
  return (
    <Card title={`${kind}（共 ${material.sheets} 页）`}>
      <PageView
        pages={material.pages.map(page => ({
          href: pageHref(base, page),
          text: pageText(page),
          pdf: page.mediaType === 'application/pdf',
        }))}
      />
    </Card>
  )
}

function materialIn(file: CaseFile, id: string | undefined): Material {
  const found = file.materials.find(material => material.materialId === id)
  return found ?? refuse('not-found', '没有这份电子材料，可能已被删除。')
}
