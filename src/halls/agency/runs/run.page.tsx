import { decisions, orderRun, pushesOf, pushRun, type Run, runByNo, runFigures, stopRun } from '#entitlement'
import { shownTime, shownYuan } from '#platform'
import { areas } from '#registry'
import { Card, Facts, Underway } from '#ui'
import { officerPage } from '../../serving/page.ts'
import { numberOf } from '../../serving/url-params.ts'
import { DecisionList } from './decision-list.tsx'
import { decisionSearchOf } from './decision-search.ts'
import { differencesPath, runPath, runsPath } from './paths.ts'
import { Pushing } from './pushing.tsx'
import { RunCharts } from './run-charts.tsx'
import { RunState } from './run-state.tsx'
import type { RunView } from './run-view.ts'
import { StopOrGoOn } from './stop-or-go-on.tsx'

/** 经办端 › 年度计算 › 一次计算: GET, POST /agency/runs/:no */
export const runPage = officerPage({
  path: `${runsPath}/:no`,
  trail: [{ href: runsPath, text: '年度计算' }],
  async load(visit, tx) {
    const run = await runByNo(tx, numberOf(visit))
    return {
      run,
      areas: await areas(tx),
      figures: await runFigures(tx, run.runNo),
      found: await decisions(tx, run.runNo, decisionSearchOf(visit.query)),
      pushes: await pushesOf(tx, visit.acting, run.runNo),
    }
  },
  title: ({ run }) => `第 ${run.runNo} 次计算`,
  heading: ({ run }) => (
    <>
      {run.year} 年度{run.trial ? '政策试算' : '稳岗返还计算'}（第 {run.runNo} 次） <RunState run={run} />
    </>
  ),
  view: (data, visit) => <View {...data} visit={visit} />,
  async post(visit, posted, tx) {
    const run = await runByNo(tx, numberOf(visit))
    switch (posted.act) {
      case 'stop':
        await stopRun(tx, visit.acting, run.runNo)
        return { to: visit.path, message: '已要求暂停，当前一批单位算完即停。' }
      case 'go-on':
        await orderRun(tx, visit.acting, run)
        return { to: visit.path, message: '已从停下的地方继续计算。' }
      default:
        await pushRun(tx, visit.acting, run.runNo)
        return { to: visit.path, message: '推送成功，单位网厅已出现待办，短信正在发送。' }
    }
  },
})

function View(props: RunView) {
  const { visit, run } = props
  return (
    <>
      <Card title="计算依据">
        <Facts rows={basisOf(run)} />
        {run.state === 'done' ? (
          <p>
            <a href={differencesPath(run.runNo)}>与上次计算的差异</a>
          </p>
        ) : (
          <Underway
            label="计算进度"
            done={run.units}
            of={run.unitsExpected}
            words={`已完成 ${run.units} 户，共 ${run.unitsExpected} 户。`}
            href={runPath(run.runNo)}
          />
        )}
        <StopOrGoOn visit={visit} run={run} />
      </Card>
      {run.state === 'done' ? (
        <>
          {run.trial ? null : <Pushing {...props} />}
          <RunCharts {...props} />
        </>
      ) : null}
      <DecisionList {...props} />
    </>
  )
}

const basisOf = (run: Run) => [
  { label: '政策', value: `${run.year} 年度，版本 ${run.policyHash.slice(0, 12)}` },
  { label: '数据截至', value: run.asOf },
  { label: '缴费年度', value: String(run.baseYear) },
  { label: '数据版本', value: run.dataVersion < 0 ? '' : String(run.dataVersion) },
  { label: '发起', value: `${run.startedName}　${shownTime(run.startedAt)}` },
  { label: '完成', value: run.finishedAt ? shownTime(run.finishedAt) : '' },
  { label: '单位数', value: `${run.units} 户` },
  { label: '符合条件', value: `${run.eligible} 户，${shownYuan(run.amountFen)} 元` },
  { label: '须依申请', value: `${run.mustApply} 户` },
]
