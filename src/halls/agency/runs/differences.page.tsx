import { type Decided, type Differences, differences, outcomeNames, type Run, runByNo } from '#entitlement'
import { shownYuan } from '#platform'
import { Card, Facts, Notice, Pages, Table } from '#ui'
import { officerPage } from '../../serving/page.ts'
import { numberOf, pageAsked } from '../../serving/url-params.ts'
import { reasonsOf } from './decision-list.tsx'
import { differencesPath, runPath, runsPath } from './paths.ts'

/** 经办端 › 年度计算 › 与上次计算的差异: GET /agency/runs/:no/differences */
export const differencesPage = officerPage({
  path: `${runsPath}/:no/differences`,
  title: '与上次计算的差异',
  async load(visit, tx) {
    const run = await runByNo(tx, numberOf(visit))
    return { run, found: await differences(tx, run, pageAsked(visit.query)) }
  },
  trail: ({ run }) => [
    { href: runsPath, text: '年度计算' },
    { href: runPath(run.runNo), text: `第 ${run.runNo} 次计算` },
  ],
  view: ({ run, found }) => (
    <>
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
    </>
  ),
})

interface ChangesProps {
  readonly run: Run
  readonly found: Differences
}

function Changes({ run, found }: ChangesProps) {
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
