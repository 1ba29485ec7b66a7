import fc from 'fast-check'
import { renderToStaticMarkup } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { BarChart } from './bar-chart.tsx'
import { per } from './chart-frame.tsx'
import { StackedBars } from './stacked-bars.tsx'

const widths = (html: string, kind: string) =>
  [...html.matchAll(new RegExp(`class="${kind}"[^>]* width="([\\d.]+)%"`, 'g'))].map(match =>
    Number(match[1]),
  )

test('the longest bar fills the picture, others are proportional, and the table has the same figures', () => {
  const html = renderToStaticMarkup(
    <BarChart
      title="各区办理数"
      unit="件"
      of="统筹区"
      rows={[
        { label: '金水区', value: 40, href: '/agency?area=410105' },
        { label: '长垣市', value: 10, shown: '10.0' },
        { label: '中原区', value: 0 },
      ]}
    />,
  )
  expect(widths(html, 'bar')).toEqual([100, 25, 0])
  expect(html).toContain('role="img"')
  expect(html).toContain('<a href="/agency?area=410105">金水区</a>')
  expect(html).toMatch(/<td[^>]*data-label="件"[^>]*>10\.0<\/td>/)
  expect(html).not.toMatch(/ style=/)
})

test('segments of a stack are contiguous, each with its own texture', () => {
  const parts = [{ name: '审核中' }, { name: '公示中' }, { name: '已拨付' }]
  const rows = [
    { label: '中型', values: [1, 2, 1] },
    { label: '小型', values: [8, 0, 0] },
  ]
  const html = renderToStaticMarkup(<StackedBars title="进度" unit="件" parts={parts} rows={rows} />)
  const parted = [...html.matchAll(/class="part" x="([\d.]+)%" y="24" width="([\d.]+)%"/g)]
  expect(parted.map(match => [Number(match[1]), Number(match[2])])).toEqual([
    [0, 12.5],
    [12.5, 25],
    [37.5, 12.5],
  ])
  const paints = new Set([...html.matchAll(/fill="(url\(#[^)]+\))"/g)].map(match => match[1]))
  expect(paints.size).toBe(3)
  for (const one of paints) expect(html).toContain(`id="${one?.slice(5, -1)}"`)
})

test('two charts on a page have distinct texture ids', () => {
  const chart = (title: string) => (
    <StackedBars title={title} unit="件" parts={[{ name: '一' }]} rows={[{ label: '甲', values: [1] }]} />
  )
  const html = renderToStaticMarkup(
    <div>
      {chart('一')}
      {chart('二')}
    </div>,
  )
  const ids = [...html.matchAll(/<pattern id="([^"]+)"/g)].map(match => match[1])
  expect(new Set(ids).size).toBe(ids.length)
})

test('a width never exceeds the picture', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (one, other) => {
      const most = Math.max(one, other)
      expect(Number.parseFloat(per(one, most))).toBeGreaterThanOrEqual(0)
      expect(Number.parseFloat(per(one, most))).toBeLessThanOrEqual(100)
    }),
  )
  expect(renderToStaticMarkup(<BarChart title="空" unit="件" rows={[]} />)).toContain('暂无数据')
})
