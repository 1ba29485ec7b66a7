import { monthWords } from '#entitlement'
import { businessDate, shownYuan } from '#platform'
import { type DeferralPlan, type DeferredMonth, deferralPlans, type Instalment, stillOwed } from '#registry'
import { Card, Facts, Table, Tag } from '#ui'
import { operatorPage } from '../../serving/page.ts'
import { documentPaths } from './paths.ts'

/** 单位网厅 › 查询打印 › 缓缴和补缴: GET /employer/deferrals */
export const deferralsPage = operatorPage({
  path: documentPaths.deferrals,
  title: '缓缴和补缴',
  trail: [{ href: documentPaths.page, text: '查询打印' }],
  load: async ({ acting }, tx) => ({
    today: businessDate(acting.at),
    plans: await deferralPlans(tx, acting.who.unitNo),
  }),
  view: data => <View {...data} />,
})

interface ViewProps {
  readonly today: string
  readonly plans: readonly DeferralPlan[]
}

function View({ today, plans }: ViewProps) {
  return (
    <>
      <p class="muted">
        只缓缴单位缴费部分。个人部分按月缴清的，缓缴期内不算欠费，计入足额缴费月数；期限内补缴的，免收滞纳金。补缴金额按已核定的月份计算，新的月份核定后自动更新，缴款到税务部门办理，到账后自动冲减最早的一期。
      </p>
      {plans.length === 0 ? (
        <Card title="批准的缓缴">
          <p>
            本单位没有批准的缓缴。政策受理期间可以在
            <a href="/employer/business">单位业务</a>中申报；以前月份的欠费见
            <a href={documentPaths.arrears}>欠费的月份</a>。
          </p>
        </Card>
      ) : null}
      {plans.map(plan => (
        <Plan plan={plan} today={today} />
      ))}
    </>
  )
}

function Plan({ plan, today }: { readonly plan: DeferralPlan; readonly today: string }) {
  const { insurance, fromMonth, toMonth, instalments } = plan
  const title = `${insurance} ${fromMonth} 至 ${toMonth}`
  const next = instalments.find(one => one.owedFen > 0)
  return (
    <Card title={title}>
      <Facts
        rows={[
          { label: '批准日期', value: plan.grantedOn },
          { label: '依据', value: plan.document },
          { label: '补缴截止日', value: plan.paidUpBy },
          { label: '还应补缴', value: `${shownYuan(plan.owedFen)} 元` },
          { label: '下一期', value: next ? `${next.dueOn}，${shownYuan(next.owedFen)} 元` : '没有待补缴的' },
        ]}
      />
      <Months title={`${title} 逐月`} months={plan.months} over={plan.paidUpBy < today} />
      <Instalments title={`${title} 补缴计划`} instalments={instalments} today={today} />
    </Card>
  )
}

interface MonthsProps {
  readonly title: string
  readonly months: readonly DeferredMonth[]
  /** the day by which all was to be paid up is over */
  readonly over: boolean
}

function Months({ title, months, over }: MonthsProps) {
  return (
    <Table
      caption={title}
      rows={months}
      empty="没有月份。"
      columns={[
        { title: '费款所属期', cell: row => monthWords(row.month), look: 'nowrap' },
        { title: '单位应缴(元)', cell: row => shownYuan(row.unitDueFen), look: 'number' },
        { title: '单位已缴(元)', cell: row => shownYuan(row.unitPaidFen), look: 'number' },
        { title: '还应补缴(元)', cell: row => shownYuan(stillOwed(row)), look: 'number' },
        { title: '情况', cell: row => <MonthState row={row} over={over} /> },
      ]}
    />
  )
}

function MonthState({ row, over }: { readonly row: DeferredMonth; readonly over: boolean }) {
  if (!row.assessed) return <Tag>还没有核定</Tag>
  if (row.personPaidFen < row.personDueFen) {
    const lacking = shownYuan(row.personDueFen - row.personPaidFen)
    return <Tag tone="danger">{`个人部分还差 ${lacking} 元，缴清后才算缓缴`}</Tag>
  }
  if (stillOwed(row) === 0) return <Tag tone="success">已缴清</Tag>
  return over ? <Tag tone="danger">已过补缴截止日</Tag> : <Tag tone="info">缓缴中</Tag>
}

interface InstalmentsProps {
  readonly title: string
  readonly instalments: readonly Instalment[]
  readonly today: string
}

function Instalments({ title, instalments, today }: InstalmentsProps) {
  return (
    <Table
      caption={title}
      rows={instalments}
      empty="没有补缴计划。"
      columns={[
        { title: '到期日', cell: row => row.dueOn, look: 'nowrap' },
        { title: '本期应补缴(元)', cell: row => shownYuan(row.amountFen), look: 'number' },
        { title: '本期还差(元)', cell: row => shownYuan(row.owedFen), look: 'number' },
        {
          title: '情况',
          cell: row =>
            row.owedFen === 0 ? (
              <Tag tone="success">{row.amountFen === 0 ? '没有应补缴的' : '已补缴'}</Tag>
            ) : row.dueOn < today ? (
              <Tag tone="danger">已到期</Tag>
            ) : (
              <Tag tone="info">待补缴</Tag>
            ),
        },
      ]}
    />
  )
}
