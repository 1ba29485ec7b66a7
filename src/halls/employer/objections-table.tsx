import { type Hearing, hearingOutcomes } from '#casework'
import { businessDate } from '#platform'
import { Table, Tag } from '#ui'
import { objectionPaths } from './objection-paths.ts'

/** 职工异议, newest first. */
export function ObjectionsTable({ hearings }: { readonly hearings: readonly Hearing[] }) {
  return (
    <Table
      caption="职工异议"
      rows={hearings}
      empty="没有职工对参保信息提出异议。"
      columns={[
        { title: '受理流水号', look: 'serial', cell: row => row.serial },
        { title: '职工', cell: row => row.who },
        { title: '提出日期', look: 'nowrap', cell: row => businessDate(row.askedAt) },
        { title: '答复期限', look: 'nowrap', cell: row => row.answerBy },
        { title: '状态', cell: row => <Standing {...row} /> },
        {
          title: '操作',
          cell: row => (
            <a href={objectionPaths.one(row.declarationId)}>
              {row.ended || row.answeredAt ? '查看' : '查看并答复'}
            </a>
          ),
        },
      ]}
    />
  )
}

/** Whether the unit still has to answer, or how it ended. */
export function Standing({ ended, answeredAt }: Pick<Hearing, 'ended' | 'answeredAt'>) {
  if (ended) {
    return (
      <Tag tone={ended.outcome === 'upheld' ? 'warning' : 'success'}>{hearingOutcomes[ended.outcome]}</Tag>
    )
  }
  return answeredAt ? <Tag tone="info">已答复，待经办机构处理</Tag> : <Tag tone="warning">待答复</Tag>
}
