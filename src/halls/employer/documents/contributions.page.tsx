import { monthWords } from '#entitlement'
import { businessDate, businessMonth, shownYuan } from '#platform'
import { type ContributionMonth, contributionFigures, contributionMonths, isInArrears } from '#registry'
import { Card, Counts, Figure, Figures, Table, Tag } from '#ui'
import { operatorPage } from '../../serving/page.ts'
import { documentPaths } from './paths.ts'

/** 单位网厅 › 查询打印 › 缴费明细: GET /employer/documents/contributions */
export const contributionsPage = operatorPage({
  path: documentPaths.contributions,
  title: '缴费明细',
  trail: [{ href: documentPaths.page, text: '查询打印' }],
  async load({ acting, query }, tx) {
    const { unitNo } = acting.who
    const month = businessMonth(acting.at)
    const today = businessDate(acting.at)
    return {
      today,
      figures: await contributionFigures(tx, unitNo, today),
      ...shown(await contributionMonths(tx, unitNo, { from: '000000', to: month }), today, query),
    }
  },
  view: data => <View {...data} />,
})

interface Shown {
  /** newest first */
  readonly rows: readonly ContributionMonth[]
  /** those with months, newest first */
  readonly years: readonly string[]
  /** of the rows; undefined where only arrears are shown, whenever they arose */
  readonly year: string | undefined
  /** the newest, whose due is 当期应缴金额 */
  readonly newest: ContributionMonth | undefined
}

/** The months of the year asked for, else of the newest; with `only=arrears` all that are not paid in full. */
function shown(
  months: readonly ContributionMonth[],
  today: string,
  { year: asked, only }: Readonly<Partial<Record<string, string>>>,
): Shown {
  const rows = months.toReversed()
  const years = [...new Set(rows.map(row => row.month.slice(0, 4)))]
  const [newest] = rows
  if (only === 'arrears')
    return { rows: rows.filter(row => isInArrears(row, today)), years, year: undefined, newest }
  const year = years.find(one => one === asked) ?? years[0]
  return { rows: rows.filter(row => row.month.slice(0, 4) === year), years, year, newest }
}

interface ViewProps extends Shown {
  readonly today: string
  readonly figures: Readonly<Record<'arrearsFen' | 'dueFen', number>>
}

function View({ today, figures, rows, years, year, newest }: ViewProps) {
  const title = year === undefined ? '欠费的月份' : `${year} 年缴费明细`
  return (
    <>
      <Figures>
        <Figure label="历史欠费累计金额" value={`${shownYuan(figures.arrearsFen)}元`}>
          {figures.arrearsFen > 0 ? <a href={documentPaths.arrears}>只看欠费的月份</a> : '没有欠费的月份'}
        </Figure>
        <Figure label="当期应缴金额" value={`${shownYuan(figures.dueFen)}元`}>
          {newest ? `${monthWords(newest.month)}，${newest.headcount} 人` : '还没有核定的月份'}
        </Figure>
      </Figures>
      <p class="muted">
        以下为失业保险。历史欠费累计金额是过了缴费截止日仍未缴足部分的合计，没有登记截止日的月份从次月起算；单位部分和个人部分分别计算，一部分多缴不抵另一部分；批准缓缴的月份，个人部分缴清的，缓缴期内不计入。当期应缴金额是本月的应缴合计，本月尚未核定的，为最近一个已核定月份的应缴合计。
      </p>
      <Card title={title}>
        <Counts
          label="费款所属年度"
          counts={years.map(one => ({ href: documentPaths.contributionsOf(one), text: `${one} 年` }))}
        />
        <Table
          caption={title}
          rows={rows}
          empty={year === undefined && years.length > 0 ? '没有欠费的月份。' : '还没有核定的月份。'}
          columns={[
            { title: '费款所属期', cell: row => monthWords(row.month), look: 'nowrap' },
            { title: '参保人数', cell: row => row.headcount, look: 'number' },
            { title: '单位应缴(元)', cell: row => shownYuan(row.unitDueFen), look: 'number' },
            { title: '个人应缴(元)', cell: row => shownYuan(row.employeeDueFen), look: 'number' },
            { title: '应缴合计(元)', cell: row => shownYuan(row.dueFen), look: 'number' },
            { title: '已缴合计(元)', cell: row => shownYuan(row.paidFen), look: 'number' },
            { title: '缴费日期', cell: row => row.paidOn ?? '', look: 'nowrap' },
            { title: '缴费情况', cell: row => <State row={row} today={today} /> },
          ]}
        />
        <p>
          {rows.length} 个月，应缴 {shownYuan(sum(rows, row => row.dueFen))} 元，已缴{' '}
          {shownYuan(sum(rows, row => row.paidFen))} 元，未缴足 {shownYuan(sum(rows, row => row.shortFen))}{' '}
          元。
        </p>
      </Card>
    </>
  )
}

const sum = (rows: readonly ContributionMonth[], of: (row: ContributionMonth) => number) =>
  rows.reduce((total, row) => total + of(row), 0)

function State({ row, today }: { readonly row: ContributionMonth; readonly today: string }) {
  if (row.shortFen === 0) return <Tag tone="success">已缴清</Tag>
  if (row.deferredUntil !== null && today <= row.deferredUntil) {
    return <Tag tone="info">{`缓缴中，${row.deferredUntil} 前补缴 ${shownYuan(row.shortFen)} 元`}</Tag>
  }
  if (!isInArrears(row, today)) {
    return <Tag tone="info">{row.dueOn === null ? '本月应缴' : `待缴，${row.dueOn} 截止`}</Tag>
  }
  return <Tag tone="danger">{`欠缴 ${shownYuan(row.shortFen)} 元`}</Tag>
}
