import type { UseEntry } from '#disbursement'
import { shownYuan } from '#platform'
import { Table, Tag } from '#ui'
import { moneyPaths } from './paths.ts'

/** 台账明细; struck entries stay visible and are marked. */
export function EntryTable({ entries }: { readonly entries: readonly UseEntry[] }) {
  return (
    <Table
      caption="台账明细"
      rows={entries}
      empty="还没有登记。资金使用后请及时登记，以备检查。"
      columns={[
        { title: '编号', cell: row => row.entryNo, look: 'number' },
        { title: '使用日期', cell: row => row.usedOn, look: 'nowrap' },
        { title: '用途', cell: row => row.purpose },
        { title: '金额(元)', cell: row => shownYuan(row.amountFen), look: 'number' },
        { title: '使用说明', cell: row => row.words },
        { title: '受益人数', cell: row => row.people, look: 'number' },
        { title: '凭证号', cell: row => row.voucher, look: 'nowrap' },
        {
          title: '佐证材料',
          cell: row =>
            row.evidence ? <a href={moneyPaths.evidence(row.entryNo)}>{row.evidence.name}</a> : '—',
        },
        {
          title: '操作',
          cell: row => (
            <>
              {row.struck ? <Tag tone="danger">已作废</Tag> : null}{' '}
              <a href={moneyPaths.entry(row.entryNo)}>{row.struck ? '查看' : '修改'}</a>
            </>
          ),
          look: 'nowrap',
        },
      ]}
    />
  )
}
