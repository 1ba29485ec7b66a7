import type { ComponentChildren } from 'preact'

interface ChartFrameProps {
  readonly title: string
  readonly unit: string
  readonly picture: ComponentChildren
  readonly table: ComponentChildren
  /** the table is too wide to fit beside the picture */
  readonly below?: boolean
}

/** A picture with its title and unit of measure, and the same figures in a table beside it, or below on a phone. */
export function ChartFrame({ title, unit, picture, table, below = false }: ChartFrameProps) {
  return (
    <figure class="chart">
      <figcaption>
        {title}
        <span class="muted">（单位：{unit}）</span>
      </figcaption>
      <div class={below ? '' : 'chart-body'}>
        <div class="picture">{picture}</div>
        <div class="data">{table}</div>
      </div>
    </figure>
  )
}

/** Bar width in per cent of the picture. The picture is not scaled, so text stays readable on any screen. */
export const per = (value: number, most: number): string =>
  `${Math.max(0, Math.round((value / Math.max(most, 1)) * 10_000) / 100)}%`

/** One row of a picture: a label with a bar below it. */
export const rowHeight = 46

export const barTop = 24

export const barHeight = 14
