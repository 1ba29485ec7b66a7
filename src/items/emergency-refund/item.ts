import { z } from 'zod'
import { defineItem, review } from '#casework'
import { mobileFault } from '#registry'
import { type UnitFacts, unitBlock, unitFacts } from '../unit-facts.ts'

const schema = z.object({
  year: z.string(),
  contactName: z.string().trim().min(2, '请填写联系人姓名。').max(50, '不能超过 50 个字。'),
  contactMobile: z
    .string()
    .trim()
    .refine(text => mobileFault(text) === undefined, '联系方式应为11位手机号码。'),
  difficulty: z
    .string()
    .trim()
    .min(10, '请写明生产经营困难的情况，至少 10 个字。')
    .max(500, '不能超过 500 个字。'),
  measures: z
    .string()
    .trim()
    .min(10, '请写明不裁员或少裁员的稳岗措施，至少 10 个字。')
    .max(500, '不能超过 500 个字。'),
})

/**
 * 应急稳岗返还申报, for units in temporary difficulty with few or no layoffs (人社部发〔2019〕23号). Whether an area still pays it is
 * decided by its agency during review.
 */
export const emergencyRefund = defineItem<UnitFacts, typeof schema>({
  code: 'emergency-refund',
  serialCode: '102',
  name: '应急稳岗返还申报',
  version: 1,
  hall: 'employer',
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
        contactName: { label: '联系人', kind: 'text', required: true },
        contactMobile: { label: '联系方式', kind: 'mobile', required: true },
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
