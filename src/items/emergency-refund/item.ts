import { z } from 'zod'
import { defineItem, review } from '#casework'
import { typedWords } from '#registry'
import { contactFields, contactShape } from '../contact.ts'
import { type UnitFacts, unitBlock, unitFacts } from '../unit-facts.ts'

const schema = z.object({
  year: z.string(),
  ...contactShape,
  difficulty: typedWords({ least: 10, most: 500, missing: '请写明生产经营困难的情况，至少 10 个字。' }),
  measures: typedWords({ least: 10, most: 500, missing: '请写明不裁员或少裁员的稳岗措施，至少 10 个字。' }),
})

/**
 * 应急稳岗返还申报, for units in temporary difficulty with few or no layoffs (人社部发〔2019〕23号). Whether an area still pays it is
 * decided by its agency during review.
 */
export const emergencyRefund = defineItem<UnitFacts, typeof schema>({
  code: 'emergency-refund',
  serialCode: '102',
  name: '应急稳岗返还申报',
  version: 2,
  hall: 'employer',
  givesMoney: true,
  withoutCertificate: true,
  words: {
    page: '应急稳岗返还申报',
    save: '保存',
    saved: '应急稳岗返还申报保存成功, 下一步上传相应材料',
    note: '同一年度普通稳岗返还和应急稳岗返还只能享受一项。申报成功后请到首页“我的待提交业务”界面完成申报提交!',
  },
  footnotes: [],
  schema,
  sections: [
    {
      title: '申报信息',
      fields: {
        year: { label: '申请年度', kind: 'fixed', required: true },
        ...contactFields,
        difficulty: { label: '生产经营困难情况', kind: 'textarea', required: true },
        measures: { label: '稳岗措施', kind: 'textarea', required: true },
      },
    },
  ],
  materials: [
    { code: 'hardship', name: '困难企业认定材料', most: 3, required: false },
    { code: 'measures', name: '稳岗措施或承诺书', most: 1, required: false },
  ],
  steps: [review],
  facts: unitFacts,
  subject: ({ year }) => year,
  closed: () => undefined,
  block: unitBlock,
  defaults: ({ year, contactName, contactMobile }) => ({ year, contactName, contactMobile }),
  rules: ({ year }, data) =>
    data.year === year ? [] : [{ field: 'year', sentence: `现在只能申报 ${year} 年度，请刷新页面。` }],
  contact: (_, data) => data.contactMobile,
})
