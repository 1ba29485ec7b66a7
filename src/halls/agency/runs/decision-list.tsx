import { averageOf, type DecisionRow, outcomeNames, type ReasonCode, reasonNames } from '#entitlement'
import { shownYuan } from '#platform'
import { Button, Buttons, Card, Form, Pages, Table } from '#ui'
import { DecisionFilter } from './decision-filter.tsx'
import { runPath } from './paths.ts'
import type { RunView } from './run-view.ts'

/** 核定名单: every unit with its decision; filter, sorting and page are in the query string. */
export function DecisionList(props: RunView) {
  const { visit, run, found } = props
  const { page: _, ...search } = visit.query
  return (
    <Card title="核定名单">
      <DecisionFilter {...props} />
      <Table
        caption="核定名单"
        rows={found.rows}
        empty="没有符合条件的单位。"
        columns={[
          { title: '单位编号', cell: row => row.unitNo, look: 'nowrap' },
          { title: '单位名称', cell: row => row.unitName },
          { title: '类型规模', cell: row => `${row.unitType} ${row.size}`, look: 'nowrap' },
          { title: '结论', cell: concluded },
          { title: '月平均人数', cell: row => averageOf(row), look: 'number' },
          { title: '新领失业金', cell: row => String(row.newClaimants), look: 'number' },
          { title: '缴费（元）', cell: row => shownYuan(row.baseFen), look: 'number' },
          { title: '金额（元）', cell: row => shownYuan(row.amountFen), look: 'number' },
        ]}
      />
      <Pages
        {...found}
        hrefOf={page => `${runPath(run.runNo)}?${new URLSearchParams({ ...search, page: String(page) })}`}
      />
      <Form
        action="/agency/exports"
        hidden={{ ...visit.hidden, ...search, source: 'decisions', run: String(run.runNo) }}
      >
        <Buttons>
          <Button look="secondary">导出查询结果</Button>
        </Buttons>
      </Form>
    </Card>
  )
}

const concluded = (row: DecisionRow) =>
  row.reasons.length > 0 ? `${outcomeNames[row.decision]}：${reasonsOf(row)}` : outcomeNames[row.decision]

export const reasonsOf = ({ reasons }: Pick<DecisionRow, 'reasons'>): string =>
  reasons.map(code => reasonNames[code as ReasonCode] ?? code).join('、')
