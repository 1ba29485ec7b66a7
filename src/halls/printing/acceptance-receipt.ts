import type { Item } from '#casework'
import { addWorkingDays, businessDate, shownTime } from '#platform'
import { dayInWords, markOf } from './mark.ts'
import type { PrintedCase } from './printed-case.ts'

/** 受理回执: what the agency accepted, when, with which materials, and the due date. */
export const acceptanceReceipt = {
  name: '受理回执',
  kind: 'acceptance',
  missing: ({ file }: Pick<PrintedCase, 'file'>) =>
    file.declaration.acceptedAt ? undefined : '这笔业务还没有受理，受理后可打印受理回执。',
  layout({ acting, item, file, unit }: PrintedCase) {
    const { declaration } = file
    const accepted = declaration.acceptedAt ?? acting.at
    return {
      title: '受理回执',
      issuer: unit.agencyName,
      mark: markOf(acting),
      reference: { label: '受理流水号', value: declaration.serial ?? '' },
      salutation: `${declaration.unitName}：`,
      blocks: [
        {
          kind: 'paragraphs',
          paragraphs: [`贵单位申报的“${item.name}”，材料齐全、符合受理条件，已予受理。`],
        },
        { kind: 'rows', title: '受理信息', rows: rowsOf({ item, file, unit }, accepted) },
        {
          kind: 'table',
          title: '收到的电子材料',
          columns: [
            { title: '序号', width: 1, look: 'centre' },
            { title: '材料名称', width: 5 },
            { title: '页数', width: 1, look: 'centre' },
            { title: '校验码（SHA-256 前 16 位）', width: 4, look: 'centre' },
          ],
          lines: file.materials
            .flatMap(material => material.pages.map(page => ({ material, page })))
            .map(({ material: { kind, pages }, page }, i) => [
              String(i + 1),
              `${item.materials.find(one => one.code === kind)?.name ?? kind}${pages.length > 1 ? `（第 ${page.position} 页）` : ''}`,
              String(page.sheets),
              page.sha256.slice(0, 16),
            ]),
          empty: '未上传电子材料。',
        },
      ],
      footnotes: [
        '办理进度可凭受理流水号在网厅“办理进度查询”中查看。',
        '本回执仅证明业务已受理，不代表审核通过。',
      ],
      signatures: [],
      closing: [`${unit.agencyName}（业务专用章）`, dayInWords(businessDate(accepted))],
    } as const
  },
} as const

function rowsOf(
  { item, file: { declaration }, unit }: Pick<PrintedCase, 'item' | 'file' | 'unit'>,
  at: Date,
) {
  const days = workingDaysOf(item)
  const due = days > 0 ? `${addWorkingDays(businessDate(at), days)}（${days} 个工作日）` : '即时办结'
  return [
    { label: '事项名称', value: item.name },
    { label: '受理机构', value: unit.agencyName },
    { label: '单位名称', value: declaration.unitName },
    { label: '单位编号', value: declaration.unitNo },
    { label: '申报人', value: declaration.applicantName },
    { label: '提交时间', value: declaration.submittedAt ? shownTime(declaration.submittedAt) : '' },
    { label: '受理时间', value: shownTime(at) },
    { label: '预计办结日期', value: due },
  ]
}

/** Sum of the time limits of all steps after 受理; without a separate 受理 the first step ends with it. */
const workingDaysOf = ({ acceptance, steps }: Item): number =>
  steps.slice(acceptance === false ? 1 : 0).reduce((sum, step) => sum + step.workingDays, 0)
