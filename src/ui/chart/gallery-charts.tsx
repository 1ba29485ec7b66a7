import { Card } from '../card.tsx'
import { BarChart } from './bar-chart.tsx'
import { StackedBars } from './stacked-bars.tsx'

export function GalleryCharts() {
  return (
    <Card title="图表">
      <BarChart
        title="在办业务等待天数"
        unit="件"
        of="已等待"
        rows={[
          { label: '0—5 个工作日', value: 31, href: '#0' },
          { label: '6—10 个工作日', value: 12, href: '#6' },
          { label: '20 个工作日以上', value: 2, href: '#20' },
        ]}
      />
      <StackedBars
        title="各统筹区办理进度"
        unit="件"
        of="统筹区"
        parts={['待受理', '待初审', '待复核', '待人社部门审核', '公示中', '待拨付'].map(name => ({ name }))}
        rows={[
          { label: '金水区', values: [12, 30, 8, 6, 40, 10], href: '#1' },
          { label: '长垣市', values: [4, 9, 12, 2, 0, 21], href: '#2' },
        ]}
      />
    </Card>
  )
}
