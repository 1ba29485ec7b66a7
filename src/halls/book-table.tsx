import type { BookLine } from '#disbursement'
import { businessDate, shownYuan } from '#platform'
import { type Column, Table } from '#ui'

interface BookTableProps {
  readonly lines: readonly BookLine[]
  /** link to a batch; absent on the public page */
  readonly hrefOf?: (line: BookLine) => string
}

const money = (title: string, of: (line: BookLine) => { lines: number; fen: number }): Column<BookLine> => ({
  title: `${title}(元)`,
  cell: line => (
    <>
      {shownYuan(of(line).fen)}
      <div class="muted">{of(line).lines} 笔</div>
    </>
  ),
  look: 'number',
})

/** The books per batch with a total row; the control total is shown below each batch number. */
export function BookTable({ lines, hrefOf }: BookTableProps) {
  return (
    <Table
      caption="资金账目"
      rows={lines.length > 1 ? [...lines, total(lines)] : lines}
      empty="还没有批准的拨付批次。"
      columns={[
        {
          title: '批次',
          cell: line => (
            <>
              {hrefOf && line.batchNo > 0 ? <a href={hrefOf(line)}>{line.number}</a> : <b>{line.number}</b>}
              {line.controlTotal ? <code class="hash">{line.controlTotal}</code> : null}
            </>
          ),
        },
        {
          title: '批准日期',
          cell: line => (line.approvedAt ? businessDate(line.approvedAt) : ''),
          look: 'nowrap',
        },
        money('批准', line => line.approved),
        money('到账', line => line.paid),
        money('退回', line => line.returned),
        money('待回盘', line => line.open),
        { title: '追回(元)', cell: line => shownYuan(line.recoveredFen), look: 'number' },
        { title: '净拨付(元)', cell: line => shownYuan(line.netFen), look: 'number' },
        money('差额', line => line.difference),
      ]}
    />
  )
}

function total(lines: readonly BookLine[]): BookLine {
  const sum = (of: (line: BookLine) => { lines: number; fen: number }) =>
    lines.map(of).reduce((all, one) => ({ lines: all.lines + one.lines, fen: all.fen + one.fen }))
  return {
    batchNo: 0,
    number: '合计',
    areaCode: '',
    approvedAt: null,
    controlTotal: '',
    approved: sum(line => line.approved),
    paid: sum(line => line.paid),
    returned: sum(line => line.returned),
    open: sum(line => line.open),
    recoveredFen: lines.reduce((all, line) => all + line.recoveredFen, 0),
    netFen: lines.reduce((all, line) => all + line.netFen, 0),
    difference: sum(line => line.difference),
  }
}
