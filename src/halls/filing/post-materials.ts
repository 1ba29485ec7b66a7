import {
  addPage,
  attach,
  caseFile,
  detach,
  getItem,
  mayAddPage,
  mayAttach,
  movePage,
  removePage,
  rotatePage,
  rotationOf,
} from '#casework'
import { refuse } from '#platform'
import type { Outcome, Posted } from '../serving/posted-form.ts'
import type { Visit } from '../serving/visit.ts'
import type { Filer } from './member-page.ts'
import { type FilingHall, paths } from './paths.ts'

/** Handles the buttons of 采集电子材料. */
export const postMaterials =
  (hall: FilingHall) =>
  async (visit: Visit<Filer>, posted: Posted): Promise<Outcome> => {
    const { acting, catalogue } = visit
    const { values, act, file } = posted
    const declarationId = visit.params.id ?? ''
    const here = paths(hall).materials(declarationId)
    const { declaration } = await caseFile(acting, declarationId)
    const item = getItem(catalogue, declaration.itemCode)
    const material = { declarationId, materialId: values.material ?? '' }
    const page = { ...material, pageId: values.page ?? '' }
    const there = `${here}#material-${material.materialId}`
    switch (act) {
      case 'remove':
        await detach(acting, declarationId, material.materialId)
        return { to: here, message: '已删除该电子材料。' }
      case 'move':
        await movePage(acting, item, { ...page, to: Number(values.to) })
        return { to: there }
      case 'turn':
        await rotatePage(acting, item, { ...page, to: rotationOf(values.to ?? '') ?? 0 })
        return { to: there }
      case 'remove-page':
        await removePage(acting, item, page)
        return { to: there, message: '已删除这一页。' }
      case 'add-page':
        await mayAddPage(acting, item, material)
        if (!file?.name) return refuse('invalid', '请选择要添加的文件。', 'file')
        await addPage(acting, item, { ...material, ...file })
        return { to: here, message: '已添加一页。' }
      default: {
        const kind = values.kind ?? ''
        await mayAttach(acting, item, { declarationId, kind })
        if (!file?.name) return refuse('invalid', '请选择要上传的文件。', `file-${kind}`)
        await attach(acting, item, { declarationId, kind, ...file })
        return { to: here, message: '电子材料上传成功。' }
      }
    }
  }
