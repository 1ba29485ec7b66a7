import { type Freeze, freezes } from '#identity'
import { shownTime } from '#platform'
import { Card, Table, Tag } from '#ui'
import { officerPage } from '../../serving/page.ts'
import { freezePath } from './paths.ts'

/** 经办端 › 注册异议处理: GET /agency/registration-objections */
export const freezesPage = officerPage({
  path: '/agency/registration-objections',
  title: '注册异议处理',
  load: (_, tx) => freezes(tx),
  view: rows => (
    <>
      <p class="muted">有人对单位注册提出异议后，该单位冻结，管理员不能登录，直到这里作出决定。</p>
      <Card title="冻结的单位">
        <Table
          caption="冻结的单位"
          rows={rows}
          empty="没有冻结的单位。"
          columns={[
            { title: '单位编号', cell: row => row.unitNo, look: 'nowrap' },
            { title: '单位名称', cell: row => row.unitName },
            { title: '冻结时间', cell: row => shownTime(row.frozenAt), look: 'nowrap' },
            { title: '状态', cell: row => <State row={row} />, look: 'nowrap' },
            { title: '处理', cell: decidedOf },
            {
              title: '操作',
              cell: row => <a href={freezePath(row.unitNo)}>{row.decision ? '查看' : '核实处理'}</a>,
              look: 'nowrap',
            },
          ]}
        />
      </Card>
    </>
  ),
})

const decidedOf = (row: Freeze) =>
  row.decidedAt ? `${row.decidedName ?? ''} ${shownTime(row.decidedAt)}` : ''

function State({ row: { decision } }: { readonly row: Freeze }) {
  if (decision === 'lifted') return <Tag tone="success">已解除冻结</Tag>
  if (decision === 'revoked') return <Tag tone="danger">已撤销注册</Tag>
  return <Tag tone="warning">冻结中</Tag>
}
