import { defineItem, note, soleReview } from '#casework'
import { correct, correctionOf } from './correct.ts'
import { blockOf, type Facts, factsOf, recordRows, whyNot } from './facts.ts'
import { schema, sections } from './form.ts'
import { rules } from './rules.ts'

const effects = {
  undo: '这条增员登记还没有核定费款：审核通过后，系统撤销这条增员登记。',
  end: '这条参保已有月份核定费款，不能撤销：审核通过后，系统从本期起停止参保；已核定月份的费款请按办理意见另行处理。',
  none: '审核通过后，系统不自动更正登记：请在办理意见中写明怎样更正，并通知单位办理增员、减员或另行处理。',
} as const

/** 参保信息异议申报: an insured person objects to what a unit declared about them; the unit answers, an officer decides. */
export const employmentObjection = defineItem<Facts, typeof schema>({
  code: 'employment-objection',
  serialCode: '201',
  name: '参保信息异议申报',
  version: 1,
  hall: 'person',
  entry: 'page',
  about: 'employment',
  withoutCertificate: true,
  words: {
    page: '参保信息异议申报',
    save: '保存',
    saved: '参保信息异议保存成功，有证明材料的请点击【采集电子材料】上传，然后点击【提交申报】。',
    note: '提交后，单位应在5个工作日内答复；经办机构核实后作出决定，结果以短信告知您和单位。',
    tile: '有异议',
  },
  footnotes: ['单位答复期限5个工作日为本厅默认（未找到公开文件）。'],
  schema,
  sections,
  materials: [{ code: 'employment-evidence', name: '劳动合同等证明', most: 3, required: false }],
  acceptance: false,
  // The unit has the first five days.
  steps: [{ ...soleReview, workingDays: 10 }],
  facts: factsOf,
  subject: ({ subject }) => subject,
  closed: whyNot,
  block: blockOf,
  defaults: ({ mobile }) => ({ contactMobile: mobile ?? '' }),
  rules,
  contact: (_, data) => data.contactMobile,
  hearing: (facts, data) => ({
    who: `${facts.name}（${facts.idNo}）`,
    rows: [
      ...(facts.employment ? recordRows(facts.employment) : []),
      { label: '有异议的内容', value: data.point },
      ...(data.rightMonth === '' ? [] : [{ label: '本人认为正确的年月', value: data.rightMonth }]),
      ...(data.rightReason === '' ? [] : [{ label: '本人认为正确的减员原因', value: data.rightReason }]),
      { label: '情况说明', value: data.explanation },
    ],
    effect: effects[correctionOf(facts, data)],
  }),
  async onSettled(tx, acting, settled, data) {
    const words = await correct(tx, acting, settled, data)
    await note(tx, acting, { declarationId: settled.declarationId, words })
  },
})
