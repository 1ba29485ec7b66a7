import type { FastifyReply, FastifyRequest } from 'fastify'
import { monthWords } from '#entitlement'
import { query } from '#identity'
import { refuse, shownYuan } from '#platform'
import type { Block, Wanted } from '#printout'
import { type Bill, getBill, getUnit, type Unit } from '#registry'
import { markOf } from '../../printing/mark.ts'
import { sendPrintout } from '../../printing/send-printout.ts'
import { numberOf } from '../../serving/url-params.ts'
import type { Visit } from '../../serving/visit.ts'
import { billKinds, lateFeeWords, ratesOf } from './bill-words.ts'

/** 打印核定单 */
export async function billPrintout(visit: Visit, _request: FastifyRequest, reply: FastifyReply) {
  const { who } = visit.acting
  if (who.kind !== 'operator') return refuse('signed-out', '请先登录。')
  const { bill, unit } = await query(visit.acting, async tx => ({
    bill: await getBill(tx, who.unitNo, numberOf(visit)),
    unit: await getUnit(tx, who.unitNo),
  }))
  const documents = [billSheet(visit, bill, unit)]
  return await sendPrintout(visit, reply, { documents, name: `${bill.month}应缴核定单` })
}

/** What was paid is left out: a document says what was settled, which does not change. */
function billSheet({ acting }: Visit, bill: Bill, unit: Unit): Wanted {
  return {
    kind: 'bill',
    about: String(bill.billNo),
    unitNo: unit.unitNo,
    areaCode: unit.areaCode,
    standing: '',
    layout: {
      title: '社会保险费应缴核定单',
      issuer: unit.agencyName,
      mark: markOf(acting, billKinds[bill.kind]),
      reference: { label: '核定单号', value: String(bill.billNo) },
      blocks: [
        { kind: 'rows', title: '核定', rows: factsOf(bill, unit) },
        linesOf(bill),
        ...(bill.kind === 'late' ? [lateFees(bill)] : []),
      ],
      footnotes: ratesOf(bill.lines, bill.areaCode).map(
        rate => `${rate.insurance}费率：${rate.words}；依据：${rate.source}。`,
      ),
      signatures: [],
      closing: [unit.agencyName, bill.settledOn],
    },
  }
}

const factsOf = (bill: Bill, unit: Unit) => [
  { label: '单位名称', value: unit.name },
  { label: '单位编号', value: unit.unitNo },
  { label: '费款核定月', value: monthWords(bill.month) },
  { label: '核定日', value: bill.settledOn },
  { label: '应缴合计', value: `${shownYuan(bill.dueFen)} 元` },
  { label: '缴费截止日', value: bill.dueOn },
  ...(bill.kind === 'late' ? [{ label: '滞纳金', value: `${shownYuan(bill.lateFeeFen)} 元` }] : []),
]

const linesOf = (bill: Bill): Block => ({
  kind: 'table',
  title: '按险种应缴',
  columns: [
    { title: '费款所属期', width: 2 },
    { title: '险种', width: 1.6 },
    { title: '参保人数', width: 1.4, look: 'centre' },
    { title: '缴费基数合计（元）', width: 2.4, look: 'money' },
    { title: '单位应缴（元）', width: 2.2, look: 'money' },
    { title: '个人应缴（元）', width: 2.2, look: 'money' },
  ],
  lines: bill.lines.map(line => [
    monthWords(line.month),
    line.insurance,
    String(line.headcount),
    shownYuan(line.baseFen),
    shownYuan(line.unitDueFen),
    shownYuan(line.personDueFen),
  ]),
  empty: '',
})

const lateFees = (bill: Bill): Block => ({
  kind: 'list',
  title: '滞纳金计算',
  items: bill.lines.map(
    line =>
      `${monthWords(line.month)}${line.insurance}：${lateFeeWords(line, bill.areaCode, bill.settledOn)}`,
  ),
})
