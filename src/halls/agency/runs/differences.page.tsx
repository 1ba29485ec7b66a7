import { type Decided, type Differences, differences, outcomeNames, type Run, runByNo } from '#entitlement'
import { shownYuan } from '#platform'
import { Card, Facts, Notice, Pages, PageTitle, Table } from '#ui'
import { Frame } from '../../frame.tsx'
import { officerPage } from '../../serving/page.ts'
import type { Visit } from '../../serving/visit.ts'
import { reasonsOf } from './decision-list.tsx'
import { differencesPath, runPath, runsPath } from './paths.ts'

/** 经办端 › 年度计算 › 与上次计算的差异: GET /agency/runs/:no/differences */
export const differencesPage = officerPage({
  path: `${runsPath}/:no/differences`,
  title: '与上次计算的差异',
  async load(visit, tx) {
    const run = await runByNo(tx, Number(visit.params.no) || 0)
    return { run, found: await differences(tx, run, Number(visit.query.page) || 1) }
  },
  view: (data, visit) => <View {...data} visit={visit} />,
})

interface ViewProps {
  readonly visit: Visit
  readonly run: Run
  readonly found: Differences
}

function View({ visit, run, found }: ViewProps) {
  const trail = [
    { href: runsPath, text: '年度计算' },
    { href: runPath(run.runNo), text: `第 ${run.runNo} 次计算` },
  ]
  return (
    <Frame visit={visit} title="与上次计算的差异" trail={trail}>
      <PageTitle>与上次计算的差异</PageTitle>
      {found.beforeRunNo === undefined ? (
        <Notice title="这是第一次计算，没有可以比较的结果。" />
      ) : (
        <>
          <Card title={`第 ${run.runNo} 次与第 ${found.beforeRunNo} 次比较`}>
            <Facts
              rows={[
                { label: '有变化的单位', value: `${found.total} 户` },
                {
                  label: '金额增加',
                  value: `${found.gaining.units} 户，共 ${shownYuan(found.gaining.fen)} 元`,
                },
                {
                  label: '金额减少',
                  value: `${found.losing.units} 户，共 ${shownYuan(found.losing.fen)} 元`,
                },
              ]}
            />
          </Card>
          <Changes run={run} found={found} />
        </>
      )}
    </Frame>
  )
}

function Changes({ run, found }: Omit<ViewProps, 'visit'>) {
  return (
    <Card title="有变化的单位">
      <Table
        caption="有变化的单位"
        rows={found.rows}
        empty="结果完全一致。"
        columns={[
          { title: '单位编号', cell: row => row.unitNo, look: 'nowrap' },
          { title: '单位名称', cell: row => row.unitName },
          { title: '原结果', cell: row => shownDecision(row.before) },
          { title: '本次结果', cell: row => shownDecision(row.now) },
          {
            title: '金额变化（元）',
            cell: row => shownYuan((row.now?.amountFen ?? 0) - (row.before?.amountFen ?? 0)),
            look: 'number',
          },
        ]}
      />
      <Pages {...found} hrefOf={page => `${differencesPath(run.runNo)}?page=${page}`} />
    </Card>
  )
}

function shownDecision(decided: Decided | undefined): string {
  if (!decided) return '未计算'
  const words = reasonsOf(decided)
  return `${outcomeNames[decided.decision]}${words ? `（${words}）` : ''} ${shownYuan(decided.amountFen)} 元`
}
