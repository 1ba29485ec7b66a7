import { z } from 'zod'
import { mayRun, orderRun, policies, runs } from '#entitlement'
import { businessDate, readForm, shownTime, shownYuan } from '#platform'
import { typed } from '#registry'
import { Button, Buttons, Card, Form, SelectField, Table, TextField } from '#ui'
import { input } from '../../serving/inputs.ts'
import { officerPage } from '../../serving/page.ts'
import type { Visit } from '../../serving/visit.ts'
import { wholeNumber } from '../../serving/whole-number.ts'
import { runPath, runsPath } from './paths.ts'
import { RunState } from './run-state.tsx'

const form = z.object({ asOf: typed('day', '数据截止日期应写成 2023-08-11 的形式。') })

/** 经办端 › 年度计算: GET, POST /agency/runs */
export const runsPage = officerPage({
  path: runsPath,
  title: '年度计算',
  load: async ({ acting }, tx) => ({ all: await runs(tx), mayOrder: mayRun(acting.who) }),
  view: ({ all, mayOrder }, visit) => (
    <>
      {mayOrder ? <Order visit={visit} /> : null}
      <Card title="历次计算">
        <Table
          caption="历次计算"
          rows={all}
          empty="还没有计算过。"
          columns={[
            {
              title: '批次',
              cell: run => <a href={runPath(run.runNo)}>第 {run.runNo} 次</a>,
              look: 'nowrap',
            },
            { title: '申请年度', cell: run => `${run.year}${run.trial ? '（试算）' : ''}`, look: 'nowrap' },
            { title: '数据截至', cell: run => run.asOf, look: 'nowrap' },
            { title: '状态', cell: run => <RunState run={run} />, look: 'nowrap' },
            { title: '单位数', cell: run => String(run.units), look: 'number' },
            { title: '符合条件', cell: run => String(run.eligible), look: 'number' },
            { title: '金额（元）', cell: run => shownYuan(run.amountFen), look: 'number' },
            { title: '发起', cell: run => `${run.startedName} ${shownTime(run.startedAt)}` },
          ]}
        />
      </Card>
    </>
  ),
  async post(visit, { values }, tx) {
    const { year = '' } = values
    const { asOf } = readForm(form, values)
    const run = await orderRun(tx, visit.acting, { year: wholeNumber(year, 4) ?? 0, asOf })
    return { to: runPath(run.runNo), message: '已开始计算，完成后请核对名单。' }
  },
})

function Order({ visit }: { readonly visit: Visit }) {
  const today = businessDate(visit.acting.at)
  const years = policies().map(({ year }) => ({ value: String(year), text: `${year} 年度` }))
  return (
    <Card title="发起计算">
      <p class="note">
        按本年度政策计算全部参保单位，每个单位一个结果，附每项条件的依据。重新计算不会覆盖以前的结果。
      </p>
      <Form action={runsPath} hidden={visit.hidden}>
        <SelectField {...input(visit, 'year', today.slice(0, 4))} label="申请年度" options={years} />
        <TextField
          {...input(visit, 'asOf', today)}
          label="数据截止日期"
          hint="此日以后缴纳的不计算，如 2023-08-11"
          kind="day"
          required
        />
        <Buttons>
          <Button>开始计算</Button>
        </Buttons>
      </Form>
    </Card>
  )
}
