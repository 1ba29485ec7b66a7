import { z } from 'zod'
import { defineItem, soleReview } from '#casework'
import { businessDate, fenFromYuan, refuse } from '#platform'
import { getUnit, openEmployments, settleLate, undoOpenings } from '#registry'
import { enteredBy } from '../entered-by.ts'
import { type StaffFacts, staffBlock, staffFacts } from '../staff-facts.ts'
import { tellPeople } from '../tell-people.ts'
import { checkPeople } from './check-people.ts'
import { fields, person } from './form.ts'

const code = 'staff-addition'

/** 增员: people whom the unit insures from a month on (社会保险法第五十八条: within 30 days of hiring). */
export const staffAddition = defineItem<StaffFacts, z.ZodObject, typeof person>({
  code,
  serialCode: '110',
  name: '增员申报',
  version: 1,
  hall: 'employer',
  entry: 'staff',
  homeFigure: 'additions',
  withoutCertificate: false,
  words: {
    page: '增员',
    save: '保存',
    saved: '增员信息保存成功',
    note: '单位应当自用工之日起30日内为职工申请办理社会保险登记。姓名、证件号码与登记一致、没有在其他单位参保、参保年月为本期的，提交后即时办结；其他的由经办人员审核。',
  },
  footnotes: ['办结后，参保职工会收到短信，并可在个人网厅查看或提出异议。'],
  schema: z.object({}),
  sections: [],
  materials: [],
  acceptance: false,
  steps: [soleReview],
  facts: staffFacts(code),
  subject: facts => facts.subject,
  closed: () => undefined,
  block: staffBlock,
  defaults: ({ month }) => ({ fromMonth: month }),
  rules: () => [],
  contact: facts => facts.contactMobile,
  rows: {
    noun: '人员',
    counter: '人',
    schema: person,
    fields,
    most: 5000,
    key: 'idNo',
    check: checkPeople,
    async onSettled(tx, acting, rows) {
      const unitNo = rows[0]?.unitNo ?? refuse('invalid', '没有人员。')
      const { name: unitName } = await getUnit(tx, unitNo)
      await openEmployments(
        tx,
        { unitNo, on: businessDate(acting.at) },
        rows.map(row => ({
          idNo: row.data.idNo,
          name: row.data.name,
          fromMonth: row.data.fromMonth,
          baseFen: fenFromYuan(row.data.wage) ?? 0,
          by: enteredBy(row),
        })),
      )
      await settleLate(tx, { unitNo, by: rows.map(enteredBy), on: businessDate(acting.at) })
      await tellPeople(
        tx,
        acting,
        rows.map(({ data }) => ({
          idNo: data.idNo,
          mobile: data.mobile,
          text: `${unitName}已为您申报参保：自${data.fromMonth.slice(0, 4)}年${Number(data.fromMonth.slice(4))}月起参加养老保险、失业保险、工伤保险。不属实的，请登录个人网厅“参保变动”提出异议。`,
        })),
      )
    },
    onRevoked: async (tx, _acting, rows) =>
      await undoOpenings(tx, { unitNo: rows[0]?.unitNo ?? '', by: rows.map(enteredBy) }),
  },
})
