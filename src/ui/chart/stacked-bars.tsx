import { useId } from 'preact/hooks'
import { Empty } from '../empty.tsx'
import { Table } from '../table.tsx'
import { barHeight, barTop, ChartFrame, per, rowHeight } from './chart-frame.tsx'
import { paint, Textures } from './textures.tsx'

export interface Stack {
  readonly label: string
  /** one per segment, in order */
  readonly values: readonly number[]
  /** the formatted values, if not plain numbers */
  readonly shown?: readonly string[]
  /** link of the table row */
  readonly href?: string
}

interface StackedBarsProps {
  readonly title: string
  /** unit of measure: 件, 万元 */
  readonly unit: string
  /** at most six; more cannot be told apart */
  readonly parts: readonly { readonly name: string }[]
  readonly rows: readonly Stack[]
  /** header of the table's first column */
  readonly of?: string
  readonly empty?: string
}

/** Stacked bars, rendered on the server, with the same figures in a table. */
export function StackedBars({
  title,
  unit,
  parts,
  rows,
  of = '项目',
  empty = '暂无数据。',
}: StackedBarsProps) {
  if (rows.length === 0) return <Empty>{empty}</Empty>
  return (
    <ChartFrame
      title={title}
      unit={unit}
      below={parts.length > 3}
      picture={<Stacks title={title} unit={unit} parts={parts} rows={rows} />}
      table={
        <Table
          caption={title}
          rows={rows}
          empty={empty}
          columns={[
            { title: of, cell: row => (row.href ? <a href={row.href}>{row.label}</a> : row.label) },
            ...parts.map((part, i) => ({
              title: part.name,
              cell: (row: Stack) => shownPart(row, i),
              look: 'number' as const,
            })),
          ]}
        />
      }
    />
  )
}

const shownPart = (row: Stack, part: number) => row.shown?.[part] ?? String(row.values[part] ?? 0)

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

type StacksProps = Pick<StackedBarsProps, 'title' | 'unit' | 'parts' | 'rows'>

function Stacks({ title, unit, parts, rows }: StacksProps) {
  const id = useId()
  const most = Math.max(...rows.map(row => sum(row.values)))
  const said = rows.map(
    row => `${row.label}：${parts.map((part, i) => `${part.name} ${shownPart(row, i)}`).join('、')}`,
  )
  return (
    <>
      <Legend id={id} parts={parts} />
      <svg
        role="img"
        aria-label={`${title}（${unit}）。${said.join('；')}`}
        width="100%"
        height={rows.length * rowHeight}
      >
        <title>{title}</title>
        <Textures id={id} />
        {rows.map((row, i) => (
          <g key={row.label}>
            <text x="0" y={i * rowHeight + 17}>
              {row.label}
            </text>
            <rect class="ground" x="0" y={i * rowHeight + barTop} width="100%" height={barHeight} />
            {row.values.map((value, part) => (
              <rect
                key={part}
                class="part"
                x={per(sum(row.values.slice(0, part)), most)}
                y={i * rowHeight + barTop}
                width={per(value, most)}
                height={barHeight}
                fill={paint(id, part)}
              />
            ))}
          </g>
        ))}
      </svg>
    </>
  )
}

function Legend({ id, parts }: { readonly id: string; readonly parts: StackedBarsProps['parts'] }) {
  return (
    <ul class="legend" aria-label="图例">
      {parts.map((part, i) => (
        <li key={part.name}>
          <svg width="18" height="14" aria-hidden="true">
            <rect class="part" width="18" height="14" fill={paint(id, i)} />
          </svg>
          {part.name}
        </li>
      ))}
    </ul>
  )
}
