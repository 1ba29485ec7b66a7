import { type Catalogue, type Declaration, deskRows, statusLabel } from '#casework'
import type { ExportSource } from '#export'
import { query } from '#identity'
import { shownTime } from '#platform'
import { areas } from '#registry'
import { searchOf } from './desk/desk-query.ts'
import { decisionSheet } from './runs/decision-sheet.ts'

/** Every exportable list in the agency hall. */
export const exportSources = (catalogue: Catalogue): readonly ExportSource[] => [
  deskSource(catalogue),
  decisionSheet,
]

const deskSource = (catalogue: Catalogue): ExportSource => ({
  code: 'desk',
  title: '业务清单',
  columns: [
    { title: '受理流水号', width: 28 },
    { title: '事项名称', width: 24 },
    { title: '单位编号', width: 16 },
    { title: '单位名称', width: 36 },
    { title: '划型', width: 8 },
    { title: '统筹区', width: 12 },
    { title: '提交时间', width: 18 },
    { title: '办理期限', width: 12 },
    { title: '状态', width: 18 },
    { title: '经办人', width: 12 },
    { title: '金额（元）', width: 16, kind: 'money' },
    { title: '办结时间', width: 18 },
  ],
  async *rows(acting, asked) {
    const known = await query(acting, tx => areas(tx))
    const names = new Map(known.map(area => [area.code, area.name]))
    for await (const row of deskRows(acting, searchOf({ acting, catalogue }, asked))) {
      yield cellsOf(row, catalogue, names)
    }
  },
})

function cellsOf(row: Declaration, catalogue: Catalogue, names: ReadonlyMap<string, string>) {
  const item = catalogue.get(row.itemCode)
  return [
    row.serial,
    item?.name ?? row.itemCode,
    row.unitNo,
    row.unitName,
    row.unitSize,
    names.get(row.areaCode) ?? row.areaCode,
    row.submittedAt && shownTime(row.submittedAt),
    row.dueOn,
    statusLabel(item, row).shown,
    row.handler?.name ?? null,
    row.amountFen,
    row.endedAt && shownTime(row.endedAt),
  ]
}
