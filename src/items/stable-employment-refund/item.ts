import { defineItem, firstReview, hrApproval, printedSection, secondReview } from '#casework'
import { payment, publicity } from '#disbursement'
import { mustGiveReasons, type RefundFacts, refundBlock, refundFacts, refundReview } from './facts.ts'
import { schema, sections } from './form.ts'
import { rules } from './rules.ts'
import { useOfFunds } from './use-of-funds.ts'

/** 普通稳岗返还信息确认: contact and bank account for the year's refund. */
export const stableEmploymentRefund = defineItem<RefundFacts, typeof schema>({
  code: 'stable-employment-refund',
  serialCode: '101',
  name: '普通稳岗返还信息确认',
  version: 2,
  hall: 'employer',
  entitlementButton: 'apply',
  withoutCertificate: true,
  words: {
    page: '普通稳岗返还信息确认',
    save: '保存',
    saved: '稳岗补贴申请申报成功, 下一步上传相应材料',
    note: '申报成功后请到首页“我的待提交业务”界面完成申报提交!',
    matter: '失业保险稳岗返还',
    tile: '稳岗返还申请',
    business: '普通稳岗返还申报',
  },
  footnotes: [],
  printed: sections => [
    ...sections.map(printedSection),
    { kind: 'list', title: useOfFunds.title, items: useOfFunds.paragraphs },
  ],
  notice: useOfFunds,
  schema,
  sections,
  materials: [
    { code: 'proof', name: '企业相关证明材料', most: 1, required: false },
    { code: 'use-of-funds', name: '稳岗返还资金用途告知', most: 1, required: false },
  ],
  steps: [firstReview, secondReview, hrApproval, publicity, payment],
  facts: refundFacts,
  subject: ({ year }) => year,
  closed: ({ year, explanation }) =>
    explanation ? undefined : `${year} 年度稳岗返还政策尚未公布，公布后即可申报。`,
  block: refundBlock,
  leftOut: facts => (mustGiveReasons(facts) ? [] : ['reason']),
  review: refundReview,
  payee: ({ accountName, accountNo, bankName }) => ({ accountName, accountNo, bankName }),
  defaults: ({ year, unit, contactName, contactMobile }) => ({
    year,
    contactName,
    contactMobile,
    payTo: '单位',
    accountNo: unit.accountNo ?? '',
    bankName: unit.bankName ?? '',
    accountName: unit.accountName ?? unit.name,
  }),
  rules,
  contact: (_, data) => data.contactMobile,
})
