import { type DeskFigures, deskFigures } from '#casework'
import type { OfficerActor } from '#identity'
import { areas } from '#registry'
import { BarChart, Button, Buttons, Card, Figure, Figures, Form, SelectField, StackedBars } from '#ui'
import { officerPage } from '../../serving/page.ts'
import type { Visit } from '../../serving/visit.ts'
import { unitSizes } from '../desk/unit-sizes.ts'
import { agesOf } from './ages.ts'
import { moneyOf } from './money.ts'
import { partsOf, progressBy } from './progress-by.ts'

/** 经办端 › 统计看板: GET /agency/dashboard */
export const dashboardPage = officerPage({
  path: '/agency/dashboard',
  title: '统计看板',
  load: async (visit, tx) => ({
    figures: await deskFigures(tx, visit.acting, visit.query.item),
    areaNames: new Map((await areas(tx)).map(area => [area.code, area.name] as const)),
  }),
  view: (data, visit) => <View {...data} visit={visit} />,
})

interface ViewProps {
  readonly visit: Visit<OfficerActor>
  readonly figures: DeskFigures
  readonly areaNames: ReadonlyMap<string, string>
}

function View({ visit, figures, areaNames }: ViewProps) {
  const { item = '' } = visit.query
  const asked = item ? { item } : {}
  const parts = partsOf(visit.catalogue)
  const byArea = progressBy(figures.byArea, parts, {
    by: 'area',
    keyOf: group => group.areaCode,
    asked,
    nameOf: code => areaNames.get(code) ?? code,
  })
  const bySize = progressBy(figures.bySize, parts, {
    by: 'size',
    keyOf: group => group.size ?? '',
    asked,
    order: unitSizes,
    nameOf: size => size || '未划型',
  })
  const open = figures.ages.reduce((sum, age) => sum + age.count, 0)
  return (
    <>
      <ItemFilter visit={visit} item={item} />
      <Figures>
        <Figure label="已提交业务" value={`${figures.bySize.reduce((sum, one) => sum + one.count, 0)} 件`} />
        <Figure label="在办业务" value={`${open} 件`}>
          <a href={`/agency?${new URLSearchParams({ state: 'open', ...asked })}`}>查看在办业务</a>
        </Figure>
      </Figures>
      <Card title="办理进度">
        <StackedBars title="各统筹区办理进度" unit="件" of="统筹区" parts={parts} rows={byArea} />
        <StackedBars title="各类企业办理进度" unit="件" of="划型" parts={parts} rows={bySize} />
      </Card>
      <Card title="资金">
        <BarChart
          title="各状态资金"
          unit="元"
          of="状态"
          rows={moneyOf(figures.bySize, visit.catalogue, asked)}
        />
      </Card>
      <Card title="时效">
        <BarChart
          title="在办业务已等待的工作日"
          unit="件"
          of="自提交起"
          rows={agesOf(figures.ages, asked)}
          empty="没有在办业务。"
        />
      </Card>
    </>
  )
}

function ItemFilter({ visit, item }: { readonly visit: Visit; readonly item: string }) {
  return (
    <Form action="/agency/dashboard" method="get" class="filter">
      <SelectField
        name="item"
        label="事项名称"
        value={item}
        options={[
          { value: '', text: '全部' },
          ...[...visit.catalogue.values()].map(one => ({ value: one.code, text: one.name })),
        ]}
      />
      <Buttons>
        <Button>查询</Button>
      </Buttons>
    </Form>
  )
}
