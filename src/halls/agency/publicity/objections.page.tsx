import { objections } from '#disbursement'
import { shownTime } from '#platform'
import { Table, Tag } from '#ui'
import { objectionStates } from '../../objection-states.ts'
import { officerPage } from '../../serving/page.ts'

/** 经办端 › 公示管理 › 异议处理: GET /agency/objections */
export const objectionsPage = officerPage({
  path: '/agency/objections',
  title: '异议处理',
  trail: [{ href: '/agency/publicity', text: '公示管理' }],
  load: ({ acting }, tx) => objections(tx, acting),
  view: rows => (
    <Table
      caption="异议"
      rows={rows}
      empty="没有收到异议。"
      columns={[
        { title: '回执编号', cell: row => row.receipt, look: 'nowrap' },
        { title: '单位名称', cell: row => row.unitName },
        { title: '公示标题', cell: row => row.title },
        { title: '提出人', cell: row => row.name, look: 'nowrap' },
        { title: '提出时间', cell: row => shownTime(row.raisedAt), look: 'nowrap' },
        {
          title: '状态',
          cell: row => <Tag tone={objectionStates[row.state].tone}>{objectionStates[row.state].shown}</Tag>,
          look: 'nowrap',
        },
        { title: '受理人', cell: row => row.acceptedName ?? '—', look: 'nowrap' },
        {
          title: '操作',
          cell: row => <a href={`/agency/objections/${row.objectionId}`}>处理</a>,
          look: 'nowrap',
        },
      ]}
    />
  ),
})
