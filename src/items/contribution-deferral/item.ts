import { defineItem, review } from '#casework'
import { type UnitFacts, unitBlock, unitFacts } from '../unit-facts.ts'
import { schema, sections } from './form.ts'

/** 单位缓交登记申报: deferral of the employer's contributions (人社部发〔2022〕31号). */
export const contributionDeferral = defineItem<UnitFacts, typeof schema>({
  code: 'contribution-deferral',
  serialCode: '103',
  name: '单位缓交登记申报',
  version: 2,
  hall: 'employer',
  withoutCertificate: true,
  words: {
    page: '单位缓交登记申报',
    save: '保存',
    saved: '单位缓交登记申报保存成功, 下一步上传相应材料',
    note: '只能缓交单位缴费部分，个人缴费部分应按月代扣代缴。申报成功后请到首页“我的待提交业务”界面完成申报提交!',
  },
  footnotes: ['缓交期间免收滞纳金，期满应按补缴计划足额缴纳。'],
  schema,
  sections,
  materials: [
    { code: 'application', name: '缓交申请报告', most: 1, required: false },
    { code: 'loss', name: '生产经营困难证明材料', most: 3, required: false },
  ],
  steps: [review],
  facts: unitFacts,
  subject: ({ year }) => year,
  closed: () => undefined,
  block: unitBlock,
  defaults: ({ contactName, contactMobile }) => ({ contactName, contactMobile, insurance: '失业保险' }),
  rules: (_, data) => [
    ...(data.from > data.to ? [{ field: 'to', sentence: '缓交终止月份不能早于起始月份。' }] : []),
    ...(monthsBetween(data.from, data.to) > 12
      ? [{ field: 'to', sentence: '缓交期限不超过 12 个月。' }]
      : []),
  ],
  contact: (_, data) => data.contactMobile,
})

/** Number of months between two YYYYMM, both included. */
function monthsBetween(from: string, to: string): number {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(4))
  return count(to) - count(from) + 1
}
