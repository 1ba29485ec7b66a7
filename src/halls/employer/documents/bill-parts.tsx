import { monthWords } from '#entitlement'
import { shownYuan } from '#platform'
import type { BillLine } from '#registry'
import { Table } from '#ui'
import { lateFeeWords, ratesOf } from './bill-words.ts'

interface LinesProps {
  readonly lines: readonly BillLine[]
  readonly caption: string
  readonly empty: string
  /** with what was paid, and the months of a late bill */
  readonly settled?: { readonly late: boolean; readonly areaCode: string; readonly on: string }
}

/** What each insurance costs. */
export function Lines({ lines, caption, empty, settled }: LinesProps) {
  return (
    <Table
      caption={caption}
      rows={lines}
      empty={empty}
      columns={[
        ...(settled?.late
          ? [
              {
                title: '费款所属期',
                cell: (row: BillLine) => monthWords(row.month),
                look: 'nowrap' as const,
              },
            ]
          : []),
        { title: '险种', cell: row => row.insurance, look: 'nowrap' },
        { title: '参保人数', cell: row => row.headcount, look: 'number' },
        { title: '缴费基数合计(元)', cell: row => shownYuan(row.baseFen), look: 'number' },
        { title: '单位应缴(元)', cell: row => shownYuan(row.unitDueFen), look: 'number' },
        { title: '个人应缴(元)', cell: row => shownYuan(row.personDueFen), look: 'number' },
        { title: '应缴合计(元)', cell: row => shownYuan(row.unitDueFen + row.personDueFen), look: 'number' },
        ...(settled
          ? [
              {
                title: '已缴(元)',
                cell: (row: BillLine) => shownYuan(row.paidFen),
                look: 'number' as const,
              },
            ]
          : []),
        ...(settled?.late
          ? [
              {
                title: '滞纳金',
                cell: (row: BillLine) => lateFeeWords(row, settled.areaCode, settled.on),
              },
            ]
          : []),
      ]}
    />
  )
}

/** The rates used, each with its document, or marked as the hall's own. */
export function Rates({
  lines,
  areaCode,
}: {
  readonly lines: readonly BillLine[]
  readonly areaCode: string
}) {
  return (
    <Table
      caption="费率"
      rows={ratesOf(lines, areaCode)}
      empty=""
      columns={[
        { title: '险种', cell: row => row.insurance, look: 'nowrap' },
        { title: '费率', cell: row => row.words },
        { title: '依据', cell: row => row.source },
      ]}
    />
  )
}
