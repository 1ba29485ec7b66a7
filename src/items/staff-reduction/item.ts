import { z } from 'zod'
import { defineItem, soleReview } from '#casework'
import { businessDate, refuse } from '#platform'
import { endEmployments, getUnit, reductionName, undoEndings } from '#registry'
import { enteredBy } from '../entered-by.ts'
import { type StaffFacts, staffBlock, staffFacts } from '../staff-facts.ts'
import { tellPeople } from '../tell-people.ts'
import { checkPeople } from './check-people.ts'
import { fields, leaver, reasonCode } from './form.ts'

const code = 'staff-reduction'

/** 减员: people whom the unit no longer insures (失业保险: 社会保险法第五十条, within 15 days of ending). */
export const staffReduction = defineItem<StaffFacts, z.ZodObject, typeof leaver>({
  code,
  serialCode: '111',
  name: '减员申报',
  version: 1,
  hall: 'employer',
  entry: 'staff',
  homeFigure: 'reductions',
  withoutCertificate: false,
  words: {
    page: '减员',
    save: '保存',
    saved: '减员信息保存成功',
    note: '单位应当自终止或者解除劳动关系之日起15日内告知失业保险经办机构。减员年月为本期的，提交后即时办结；其他的由经办人员审核。减员原因关系到职工能否领取失业保险金和本单位的裁员率，请如实选择。',
  },
  footnotes: ['办结后，职工会收到短信，并可在个人网厅查看或提出异议。'],
  schema: z.object({}),
  sections: [],
  materials: [],
  acceptance: false,
  steps: [soleReview],
  facts: staffFacts(code),
  subject: facts => facts.subject,
  closed: () => undefined,
  block: staffBlock,
  defaults: ({ month }) => ({ month }),
  rules: () => [],
  contact: facts => facts.contactMobile,
  rows: {
    noun: '人员',
    counter: '人',
    schema: leaver,
    fields,
    most: 5000,
    key: 'idNo',
    check: checkPeople,
    async onSettled(tx, acting, rows) {
      const unitNo = rows[0]?.unitNo ?? refuse('invalid', '没有人员。')
      const { name: unitName } = await getUnit(tx, unitNo)
      await endEmployments(
        tx,
        { unitNo, on: businessDate(acting.at) },
        rows.map(row => ({
          idNo: row.data.idNo,
          name: row.data.name,
          month: row.data.month,
          reason: reasonCode(row.data.reason),
          by: enteredBy(row),
        })),
      )
      await tellPeople(
        tx,
        acting,
        rows.map(({ data }) => ({
          idNo: data.idNo,
          text: `${unitName}已为您申报停止参保：自${data.month.slice(0, 4)}年${Number(data.month.slice(4))}月起不再缴费，原因为${reductionName(reasonCode(data.reason))}。不属实的，请登录个人网厅“参保变动”提出异议。`,
        })),
      )
    },
    onRevoked: async (tx, _acting, rows) =>
      await undoEndings(tx, { unitNo: rows[0]?.unitNo ?? '', by: rows.map(enteredBy) }),
  },
})
