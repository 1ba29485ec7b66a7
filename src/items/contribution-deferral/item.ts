import { defineItem, review } from '#casework'
import { businessDate, refuse } from '#platform'
import { deferralPolicy, endDeferral, getUnit, grantDeferral } from '#registry'
import { type Facts, factsOf } from './facts.ts'
import { schema, sections } from './form.ts'
import { roundFor, rules } from './rules.ts'
import { blockOf, whyClosed } from './words.ts'

/** 单位缓交登记申报: the unit's part of some months is paid later, by a policy of policy/PLACE/deferrals.yaml. */
export const contributionDeferral = defineItem<Facts, typeof schema>({
  code: 'contribution-deferral',
  serialCode: '103',
  name: '单位缓交登记申报',
  version: 3,
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
  facts: factsOf,
  subject: ({ subject }) => subject,
  closed: whyClosed,
  block: blockOf,
  defaults: ({ contactName, contactMobile }) => ({
    contactName,
    contactMobile,
    ground: '暂时困难',
    insurance: '失业保险',
  }),
  rules,
  contact: (_, data) => data.contactMobile,
  async onSettled(tx, { at }, { unitNo, declarationId }, data) {
    const { areaCode } = await getUnit(tx, unitNo)
    // Not only those that still accept applications: this one was filed while it did.
    const round =
      roundFor(deferralPolicy(areaCode).rounds, data) ??
      refuse('conflict', '申报的险种和月份不在任何缓交政策的范围内，不能审核通过，请退回补正。')
    await grantDeferral(tx, {
      unitNo,
      areaCode,
      insurance: data.insurance,
      fromMonth: data.from,
      toMonth: data.to,
      paidUpBy: round.paidUpBy.value,
      document: round.document,
      declarationId,
      on: businessDate(at),
    })
  },
  onRevoked: async (tx, { at }, settled) => await endDeferral(tx, { ...settled, on: businessDate(at) }),
})
