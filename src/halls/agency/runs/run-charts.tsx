import { type ReasonCode, type RunFigure, reasonCodes, reasonNames } from '#entitlement'
import { shownYuan } from '#platform'
import { BarChart, Card, StackedBars } from '#ui'
import type { RunView } from './run-view.ts'

const sizes = ['大型', '中型', '小型', '微型', '']

/** 图示: charts by area, size and reason, each with its table. */
export function RunCharts({ figures, areas }: Pick<RunView, 'figures' | 'areas'>) {
  const sum = (rows: readonly RunFigure[], of: (row: RunFigure) => number) =>
    rows.reduce((total, row) => total + of(row), 0)
  const codes = [...new Set(figures.map(row => row.areaCode))].sort()
  const nameOf = (code: string) => areas.find(area => area.code === code)?.name ?? code
  const units = (rows: readonly RunFigure[], decision: RunFigure['decision']) =>
    sum(
      rows.filter(row => row.decision === decision),
      row => row.units,
    )
  const split = (rows: readonly RunFigure[]) => [
    units(rows, 'eligible'),
    units(rows, 'must_apply'),
    units(rows, 'ineligible'),
  ]
  const failing = (code: ReasonCode) =>
    sum(
      figures.filter(row => row.reasons.split(';').includes(code)),
      row => row.units,
    )
  const parts = [{ name: '符合条件' }, { name: '须依申请' }, { name: '不符合条件' }]
  return (
    <Card title="图示">
      <StackedBars
        title="各统筹区单位数"
        unit="户"
        parts={parts}
        rows={codes.map(code => ({
          label: nameOf(code),
          values: split(figures.filter(row => row.areaCode === code)),
        }))}
      />
      <BarChart
        title="各统筹区金额"
        unit="元"
        rows={codes.map(code => {
          const fen = sum(
            figures.filter(row => row.areaCode === code),
            row => row.amountFen,
          )
          return { label: nameOf(code), value: fen / 100, shown: shownYuan(fen) }
        })}
      />
      <StackedBars
        title="各规模单位数"
        unit="户"
        parts={parts}
        rows={sizes
          .map(size => ({
            label: size || '未划型',
            values: split(figures.filter(row => row.size === size)),
          }))
          .filter(row => row.values.some(value => value > 0))}
      />
      <BarChart
        title="不符合或须依申请的原因"
        unit="户"
        rows={reasonCodes
          .map(code => ({ label: reasonNames[code], value: failing(code), href: `?reason=${code}` }))
          .filter(row => row.value > 0)}
        empty="没有不符合条件的单位。"
      />
    </Card>
  )
}
