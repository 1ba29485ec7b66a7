import { stringify } from 'csv-stringify/sync'
import { yuanOf } from '#platform'
import type { UseLedger } from './use-ledger.ts'

/** The ledger for inspectors: CSV with BOM, safe to open in a spreadsheet; struck entries are marked. */
export function ledgerCsv(ledger: UseLedger): string {
  const rows = ledger.entries.map(entry => [
    entry.entryNo,
    entry.year,
    entry.usedOn,
    entry.purpose,
    yuanOf(entry.amountFen),
    entry.words,
    entry.people,
    entry.voucher,
    entry.evidence?.name ?? '',
    entry.struck ? '已作废' : '',
  ])
  return stringify(
    [
      [
        '编号',
        '资金年度',
        '使用日期',
        '用途',
        '金额(元)',
        '使用说明',
        '受益人数',
        '凭证号',
        '佐证材料',
        '备注',
      ],
      ...rows,
      ['', '', '', '收到返还资金', yuanOf(ledger.receivedFen)],
      ['', '', '', '已退回资金', yuanOf(ledger.paidBackFen)],
      ...ledger.totals.map(total => ['', '', '', `${total.purpose}合计`, yuanOf(total.fen)]),
      ['', '', '', '使用合计', yuanOf(ledger.usedFen)],
    ],
    { bom: true, escape_formulas: true, record_delimiter: '\r\n' },
  )
}
