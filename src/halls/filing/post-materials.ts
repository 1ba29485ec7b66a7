import { addPage, attach, detach, movePage, removePage, rotatePage, rotationOf } from '#casework'
import { refuse, type Tx } from '#platform'
import type { Outcome, Posted } from '../serving/posted-form.ts'
import type { Visit } from '../serving/visit.ts'
import { wholeNumber } from '../serving/whole-number.ts'
import type { Filer } from './filer-page.ts'
import { type FilingHall, paths } from './paths.ts'

/** Handles the buttons of 采集电子材料. */
export async function postMaterials(
  tx: Tx,
  visit: Visit<Filer>,
  posted: Posted,
  hall: FilingHall,
): Promise<Outcome> {
  const { acting, catalogue } = visit
  const { values, act, file } = posted
  const declarationId = visit.params.id ?? ''
  const here = paths(hall).materials(declarationId)
  const material = { declarationId, materialId: values.material ?? '' }
  const page = { ...material, pageId: values.page ?? '' }
  const there = `${here}#material-${material.materialId}`
  switch (act) {
    case 'remove':
      await detach(tx, acting, declarationId, material.materialId)
      return { to: here, message: '已删除该电子材料。' }
    case 'move':
      await movePage(tx, acting, catalogue, { ...page, to: wholeNumber(values.to, 3) ?? 0 })
      return { to: there }
    case 'turn':
      await rotatePage(tx, acting, catalogue, { ...page, to: rotationOf(values.to ?? '') ?? 0 })
      return { to: there }
    case 'remove-page':
      await removePage(tx, acting, catalogue, page)
      return { to: there, message: '已删除这一页。' }
    case 'add-page':
      if (!file?.name) return refuse('invalid', '请选择要添加的文件。', 'file')
      await addPage(tx, acting, catalogue, { ...material, ...file })
      return { to: here, message: '已添加一页。' }
    default: {
      const kind = values.kind ?? ''
      if (!file?.name) return refuse('invalid', '请选择要上传的文件。', `file-${kind}`)
      await attach(tx, acting, catalogue, { declarationId, kind, ...file })
      return { to: here, message: '电子材料上传成功。' }
    }
  }
}
