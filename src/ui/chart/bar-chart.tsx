import { Empty } from '../empty.tsx'
import { Table } from '../table.tsx'
import { barHeight, barTop, ChartFrame, per, rowHeight } from './chart-frame.tsx'

export interface Bar {
  readonly label: string
  readonly value: number
  /** the formatted value, if not the plain number */
  readonly shown?: string
  /** link of the table row */
  readonly href?: string
}

interface BarChartProps {
  readonly title: string
  /** unit of measure: 件, 万元 */
  readonly unit: string
  readonly rows: readonly Bar[]
  /** header of the table's first column */
  readonly of?: string
  readonly empty?: string
}

/** One bar per row, rendered on the server, with the same figures in a table. */
export function BarChart({ title, unit, rows, of = '项目', empty = '暂无数据。' }: BarChartProps) {
  if (rows.length === 0) return <Empty>{empty}</Empty>
  return (
    <ChartFrame
      title={title}
      unit={unit}
      picture={<Bars title={title} unit={unit} rows={rows} />}
      table={
        <Table
          caption={title}
          rows={rows}
          empty={empty}
          columns={[
            { title: of, cell: row => (row.href ? <a href={row.href}>{row.label}</a> : row.label) },
            { title: unit, cell: shownBar, look: 'number' },
          ]}
        />
      }
    />
  )
}

const shownBar = ({ shown, value }: Bar) => shown ?? String(value)

function Bars({ title, unit, rows }: Pick<BarChartProps, 'title' | 'unit' | 'rows'>) {
  const most = Math.max(...rows.map(row => row.value))
  return (
    <svg
      role="img"
      aria-label={`${title}：${rows.map(row => `${row.label} ${shownBar(row)} ${unit}`).join('，')}`}
      width="100%"
      height={rows.length * rowHeight}
    >
      <title>{title}</title>
      {rows.map((row, i) => (
        <g key={row.label}>
          <text x="0" y={i * rowHeight + 17}>
            {row.label}
          </text>
          <text x="100%" y={i * rowHeight + 17} text-anchor="end" class="value">
            {shownBar(row)}
          </text>
          <rect class="ground" x="0" y={i * rowHeight + barTop} width="100%" height={barHeight} />
          <rect
            class="bar"
            x="0"
            y={i * rowHeight + barTop}
            width={per(row.value, most)}
            height={barHeight}
          />
        </g>
      ))}
    </svg>
  )
}
