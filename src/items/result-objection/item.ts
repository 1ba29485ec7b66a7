import { defineItem, firstReview, hrApproval } from '#casework'
import { blockOf, type Facts, factsOf } from './facts.ts'
import { schema, sections } from './form.ts'

/**
 * 核定结果异议申请: a unit disagrees with the result of the annual run although the data is right. Prepared by the agency and
 * decided by the authority above it, so that nobody judges their own result. The result itself never changes: a unit
 * whose objection is upheld applies (依申请) or is included in the next run, with the figures of that day.
 */
export const resultObjection = defineItem<Facts, typeof schema>({
  code: 'result-objection',
  serialCode: '105',
  name: '核定结果异议申请',
  version: 1,
  hall: 'employer',
  entry: 'page',
  entitlementButton: 'objection',
  withoutCertificate: true,
  words: {
    page: '核定结果异议申请',
    save: '保存',
    saved: '核定结果异议申请保存成功, 有佐证材料的下一步上传',
    note: '申报成功后请到首页“我的待提交业务”界面完成申报提交!',
  },
  footnotes: ['异议成立的，经办机构改正后重新计算，单位也可以依申请办理，按办理当日核定的金额返还。'],
  schema,
  sections,
  materials: [{ code: 'evidence', name: '佐证材料', most: 5, required: false }],
  steps: [firstReview, hrApproval],
  facts: factsOf,
  subject: ({ subject }) => subject,
  closed: ({ year, decided }) =>
    decided
      ? undefined
      : `${year} 年度的核定结果还没有推送到本单位，推送后对结果不同意的，可以在这里提出异议。`,
  block: blockOf,
  defaults: ({ contactName, contactMobile }) => ({ contactName, contactMobile }),
  rules: () => [],
  contact: (_, data) => data.contactMobile,
})
