import { monthWords } from '#entitlement'
import { businessDate, businessMonth, pageAt, shownYuan } from '#platform'
import {
  type BillLine,
  type BillSummary,
  bills,
  contributionRules,
  countBills,
  expectedBill,
  getUnit,
  windowOf,
} from '#registry'
import { Card, Figure, Figures, Pages, Table, Tag } from '#ui'
import { operatorPage } from '../../serving/page.ts'
import { pageAsked } from '../../serving/url-params.ts'
import { Lines, Rates } from './bill-parts.tsx'
import { billKinds, stateOfBill } from './bill-words.ts'
import { documentPaths } from './paths.ts'

const rowsAPage = 24

/** 单位网厅 › 查询打印 › 应缴核定单: GET /employer/documents/bills */
export const billsPage = operatorPage({
  path: documentPaths.bills,
  title: '应缴核定单',
  trail: [{ href: documentPaths.page, text: '查询打印' }],
  async load({ acting, query }, tx) {
    const { unitNo } = acting.who
    const total = await countBills(tx, unitNo)
    const place = pageAt(total, pageAsked(query), rowsAPage)
    const rows = await bills(tx, { unitNo, offset: place.offset, limit: rowsAPage })
    const month = businessMonth(acting.at)
    const settled = place.page === 1 && rows.some(row => row.kind === 'monthly' && row.month === month)
    const { areaCode } = await getUnit(tx, unitNo)
    return {
      today: businessDate(acting.at),
      total,
      place,
      rows,
      areaCode,
      month,
      expected: settled || place.page > 1 ? [] : await expectedBill(tx, { unitNo, areaCode, month }),
    }
  },
  view: data => (
    <>
      {data.expected.length > 0 ? <Expected {...data} /> : null}
      <Card title="已核定">
        <List {...data} />
      </Card>
    </>
  ),
})

interface ExpectedProps {
  readonly expected: readonly BillLine[]
  readonly areaCode: string
  readonly month: string
}

/** What the month would cost with the people of today. */
function Expected({ expected, areaCode, month }: ExpectedProps) {
  const { to } = windowOf(month, areaCode)
  const { window } = contributionRules(month, areaCode)
  const [, monthNo, day] = to.split('-').map(Number)
  const dueFen = expected.reduce((sum, line) => sum + line.unitDueFen + line.personDueFen, 0)
  const title = `${monthWords(month)}预计应缴`
  return (
    <Card title={title}>
      <Figures>
        <Figure label="预计应缴合计" value={`${shownYuan(dueFen)}元`}>
          预计（核定日 {monthNo} 月 {day} 日之后为准）
        </Figure>
      </Figures>
      <p class="muted">
        按今天的参保人员计算，增员、减员后随之变化。每月 {window.firstDay} 日至 {window.lastDay}{' '}
        日办理增员、减员，依据：{window.source}。
      </p>
      <Lines lines={expected} caption={title} empty="" />
      <Rates lines={expected} areaCode={areaCode} />
    </Card>
  )
}

interface ListProps {
  readonly rows: readonly BillSummary[]
  readonly today: string
  readonly total: number
  readonly place: { readonly page: number; readonly pages: number }
}

function List({ rows, today, total, place }: ListProps) {
  return (
    <>
      <Table
        caption="应缴核定单"
        rows={rows}
        empty="还没有核定的月份。"
        columns={[
          {
            title: '费款核定月',
            cell: row => <a href={documentPaths.bill(row.billNo)}>{monthWords(row.month)}</a>,
            look: 'nowrap',
          },
          { title: '类别', cell: row => billKinds[row.kind], look: 'nowrap' },
          { title: '参保人数', cell: row => row.people, look: 'number' },
          { title: '应缴合计(元)', cell: row => shownYuan(row.dueFen), look: 'number' },
          { title: '滞纳金(元)', cell: row => shownYuan(row.lateFeeFen), look: 'number' },
          { title: '已缴合计(元)', cell: row => shownYuan(row.paidFen), look: 'number' },
          { title: '缴费截止日', cell: row => row.dueOn, look: 'nowrap' },
          {
            title: '缴费情况',
            cell: row => {
              const { tone, words } = stateOfBill(row, today)
              return <Tag tone={tone}>{words}</Tag>
            },
          },
        ]}
      />
      {total > 0 ? <Pages {...place} total={total} hrefOf={documentPaths.billsPage} /> : null}
      <p class="muted">参保人数以人数最多的险种计。医疗保险和生育保险由医保部门核定，不在此列。</p>
    </>
  )
}
