import { defineItem, review } from '#casework'
import { unitBlock } from '../unit-facts.ts'
import { type Facts, factsOf } from './facts.ts'
import { schema, sections } from './form.ts'

/**
 * 参保数据更正申请: a unit disputes a figure that its entitlement is based on, from the button 数据有误 beside the figure. A unit
 * may have one open correction at a time: the figures depend on each other (people, months and money of one year), so
 * an officer has to see all disputes together. After the decision the next one can be filed.
 */
export const dataCorrection = defineItem<Facts, typeof schema>({
  code: 'data-correction',
  serialCode: '104',
  name: '参保数据更正申请',
  version: 1,
  hall: 'employer',
  entry: 'page',
  entitlementButton: 'correction',
  prefilled: ['figure', 'month'],
  withoutCertificate: true,
  words: {
    page: '参保数据更正申请',
    save: '保存',
    saved: '参保数据更正申请保存成功, 下一步上传佐证材料',
    note: '必须上传佐证材料。申报成功后请到首页“我的待提交业务”界面完成申报提交!',
  },
  footnotes: [
    '更正由管理该项登记的单位在其系统中办理，网厅不直接修改登记数据；数据导入后，享受资格按更正后的数重新计算。',
  ],
  schema,
  sections,
  materials: [{ code: 'evidence', name: '佐证材料', most: 5, required: true }],
  steps: [review],
  facts: factsOf,
  subject: ({ ended }) => `第 ${ended + 1} 次更正`,
  closed: () => undefined,
  block: facts => [
    ...unitBlock(facts),
    {
      title: `系统登记的数据（截至 ${facts.asOf}）`,
      rows: facts.onRecord.map(({ figure, value, office }) => ({
        label: figure,
        value: `${value}，由${office}登记`,
      })),
    },
  ],
  defaults: ({ contactName, contactMobile }) => ({ contactName, contactMobile }),
  rules: ({ onRecord }, data) =>
    onRecord.some(one => one.figure === data.figure && one.value === data.right)
      ? [{ field: 'right', sentence: '与系统登记的数相同，不需要更正。' }]
      : [],
  contact: (_, data) => data.contactMobile,
  addressee: ({ onRecord }, data) => onRecord.find(one => one.figure === data.figure)?.office ?? '经办机构',
})
