import { defineItem } from '#casework'
import { tellRegistration } from '#identity'
import { asHall, refuse } from '#platform'
import { lockUnit, maintainCreditCode, maskMobile, recordedContact, undoCreditCode } from '#registry'
import { type Facts, factsOf, whyNot } from './facts.ts'
import { schema, sections } from './form.ts'
import { rules } from './rules.ts'

/** 维护统一社会信用代码申报: an insured employee records the correct code of a unit that is not registered in the hall. */
export const creditCodeMaintenance = defineItem<Facts, typeof schema>({
  code: 'credit-code-maintenance',
  serialCode: '001',
  name: '维护统一社会信用代码申报',
  version: 2,
  hall: 'person',
  withoutCertificate: true,
  words: {
    page: '单位统一社会信用代码应急维护',
    save: '确定',
    saved: '保存成功，请点击【采集电子材料】上传所需要的电子材料，然后点击【提交申报】。',
    note: '说明：1. 新统一社会信用代码每天仅允许修改2次，每个单位最多允许修改3次，请确认录入无误！2. 单位授权经办人手机号以及单位授权经办人姓名用于单位网上服务平台注册，请认真维护！',
  },
  footnotes: ['本业务为及时办结业务。'],
  schema,
  sections,
  materials: [{ code: 'licence', name: '营业执照（统一社会信用代码证）', most: 1, required: false }],
  requiredMaterials: ({ legalRepMobile }) => (legalRepMobile === null ? ['licence'] : []),
  steps: [],
  facts: factsOf,
  subject: ({ accountNo, changes }) => `${accountNo}/${changes.ever}`,
  closed: whyNot,
  block: ({ person, unit, legalRepMobile }) => [
    { title: '基本信息', rows: person },
    {
      title: '单位信息',
      rows: [
        { label: '单位编号', value: unit.unitNo },
        { label: '原统一社会信用代码', value: unit.creditCode ?? '' },
        { label: '单位名称', value: unit.name },
        { label: '登记的法定代表人手机', value: shownRecord(legalRepMobile) },
      ],
    },
  ],
  defaults: () => ({}),
  rules,
  contact: (_, data) => data.operatorMobile,
  confirmation: ({ unit, legalRepMobile }, data) => ({
    label: '法人手机验证码',
    mobile: legalRepMobile ?? data.legalRepMobile,
    about: `将单位“${unit.name}”的统一社会信用代码维护为 ${data.creditCode}`,
  }),
  // Counted under the unit's lock, so that concurrent submissions cannot exceed the limit.
  async onSubmit(tx, acting, { unit }) {
    await lockUnit(tx, unit.unitNo)
    const facts = await factsOf(tx, acting, unit.unitNo)
    const reason = whyNot(facts)
    if (reason !== undefined) refuse('conflict', reason)
  },
  async onSettled(tx, acting, { unitNo, declarationId }, data) {
    const contact = {
      legalRepMobile: data.legalRepMobile,
      operatorName: data.operatorName,
      operatorMobile: data.operatorMobile,
    }
    await asHall(tx, async tx => {
      const recorded = await recordedContact(tx, unitNo)
      const who = { name: data.operatorName, mobile: data.operatorMobile }
      await tellRegistration(tx, acting, { unitNo, kind: 'code', who, creditCode: data.creditCode })
      await maintainCreditCode(tx, {
        unitNo,
        declarationId,
        creditCode: data.creditCode,
        contact,
        verified: recorded.legalRepMobile === data.legalRepMobile,
        at: acting.at,
      })
    })
  },
  onRevoked: (tx, acting, { unitNo, declarationId }) =>
    asHall(tx, tx => undoCreditCode(tx, { unitNo, declarationId, at: acting.at })),
})

/** What the filer reads of the record: where the code goes, or what it means that there is none. */
function shownRecord(mobile: string | null): string {
  return mobile === null
    ? '未登记：须上传营业执照，维护后单位联系人信息未经核实，须到经办机构确认后才能办理资金类业务'
    : `${maskMobile(mobile)}（验证码发送到这个手机）`
}
