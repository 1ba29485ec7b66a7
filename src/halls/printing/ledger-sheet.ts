import type { UseEntry, UseLedger } from '#disbursement'
import type { Acting, OperatorActor } from '#identity'
import { shownYuan } from '#platform'
import type { Wanted } from '#printout'
import type { Unit } from '#registry'
import { markOf } from './mark.ts'

/** 资金使用台账 of a unit for one year, for inspectors; struck entries are omitted. */
export function ledgerSheet(acting: Acting<OperatorActor>, ledger: UseLedger, unit: Unit): Wanted {
  const entries = ledger.entries.filter(entry => !entry.struck)
  return {
    kind: 'ledger',
    about: String(ledger.year),
    unitNo: unit.unitNo,
    areaCode: unit.areaCode,
    standing: '',
    layout: {
      title: `${ledger.year} 年度稳岗返还资金使用台账`,
      issuer: unit.name,
      mark: markOf(acting),
      reference: { label: '单位编号', value: unit.unitNo },
      blocks: [
        { kind: 'rows', title: '合计', rows: totalsOf(ledger) },
        {
          kind: 'table',
          title: '使用明细',
          columns: [
            { title: '编号', width: 1, look: 'centre' },
            { title: '使用日期', width: 2, look: 'centre' },
            { title: '用途', width: 2.4 },
            { title: '使用说明', width: 3.6 },
            { title: '人数', width: 1, look: 'centre' },
            { title: '凭证号', width: 1.6 },
            { title: '金额（元）', width: 2.2, look: 'money' },
          ],
          lines: entries.map(lineOf),
          empty: '本年度没有登记使用情况。',
        },
      ],
      footnotes: ['本台账由单位登记，供检查使用；作废的登记不列入。'],
      signatures: ['单位（盖章）', '财务负责人（签字）'],
      closing: [],
    },
  }
}

const yuan = (fen: number) => `${shownYuan(fen)} 元`

const totalsOf = (ledger: UseLedger) => [
  { label: '收到返还资金', value: yuan(ledger.receivedFen) },
  { label: '已退回资金', value: yuan(ledger.paidBackFen) },
  { label: '已登记使用', value: yuan(ledger.usedFen) },
  ...ledger.totals.map(total => ({ label: total.purpose, value: yuan(total.fen) })),
]

const lineOf = (entry: UseEntry): readonly string[] => [
  String(entry.entryNo),
  entry.usedOn,
  entry.purpose,
  entry.words,
  String(entry.people),
  entry.voucher,
  shownYuan(entry.amountFen),
]
