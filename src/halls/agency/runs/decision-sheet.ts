import { averageOf, everyDecision, outcomeNames } from '#entitlement'
import type { ExportSource } from '#export'
import { wholeNumber } from '../../serving/whole-number.ts'
import { reasonsOf } from './decision-list.tsx'
import { decisionSearchOf } from './decision-search.ts'

/** 核定名单 as a sheet, with the search applied on screen. */
export const decisionSheet: ExportSource = {
  code: 'decisions',
  title: '稳岗返还核定名单',
  columns: [
    { title: '单位编号', width: 16 },
    { title: '单位名称', width: 40 },
    { title: '统筹区', width: 10 },
    { title: '单位类型', width: 14 },
    { title: '规模', width: 8 },
    { title: '结论', width: 14 },
    { title: '未通过的条件', width: 30 },
    { title: '月平均人数', width: 12 },
    { title: '新领失业金人数', width: 14 },
    { title: '上年度缴费（元）', width: 18, kind: 'money' },
    { title: '金额（元）', width: 18, kind: 'money' },
  ],
  async *rows(acting, query) {
    for await (const row of everyDecision(acting, wholeNumber(query.run) ?? 0, decisionSearchOf(query))) {
      yield [
        row.unitNo,
        row.unitName,
        row.areaCode,
        row.unitType,
        row.size,
        outcomeNames[row.decision],
        reasonsOf(row),
        averageOf(row),
        row.newClaimants,
        row.baseFen,
        row.amountFen,
      ]
    }
  },
}
