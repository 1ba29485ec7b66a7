import { type Declaration, type DeclarationPage, type DeskSort, statusLabel } from '#casework'
import { businessDate, shownTime, shownYuan, workingDaysBetween } from '#platform'
import { Table, Tag } from '#ui'
import type { Visit } from '../../serving/visit.ts'
import { Tick } from '../../tick.tsx'
import { toneOf } from '../../tone-of.ts'
import { deskHref } from './desk-query.ts'

interface DeskTableProps {
  readonly visit: Visit
  readonly found: DeclarationPage
  /** area names by code; empty if the officer sees only one area */
  readonly areaNames: ReadonlyMap<string, string>
}

export function DeskTable({ visit, found, areaNames }: DeskTableProps) {
  const ticked = new Set((visit.typed?.id ?? '').split(' '))
  const sort = (by: DeskSort) => sortLink(visit, by)
  return (
    <Table
      caption="申报业务"
      rows={found.rows}
      empty="没有符合条件的业务。"
      columns={[
        { title: '', cell: row => <Tick row={row} ticked={ticked.has(row.declarationId)} /> },
        {
          title: '操作',
          cell: row => <a href={`/agency/cases/${row.declarationId}`}>办理</a>,
          look: 'nowrap',
        },
        { title: '单位名称', cell: row => <UnitCell row={row} />, sort: sort('unit') },
        { title: '事项名称', cell: row => visit.catalogue.get(row.itemCode)?.name ?? row.itemCode },
        ...(areaNames.size > 1
          ? [
              {
                title: '统筹区',
                cell: (row: Declaration) => areaNames.get(row.areaCode) ?? row.areaCode,
                sort: sort('area'),
                look: 'nowrap' as const,
              },
            ]
          : []),
        { title: '提交时间', cell: submittedCell, sort: sort('age'), look: 'nowrap' },
        {
          title: '办理期限',
          cell: row => <Deadline visit={visit} row={row} />,
          sort: sort('deadline'),
          look: 'nowrap',
        },
        {
          title: '金额（元）',
          cell: row => (row.amountFen > 0 ? shownYuan(row.amountFen) : '—'),
          sort: sort('amount'),
          look: 'number',
        },
        { title: '状态', cell: row => <StateTag visit={visit} row={row} />, look: 'nowrap' },
        { title: '经办', cell: row => row.handler?.name ?? '未指定', look: 'nowrap' },
        { title: '受理流水号', cell: row => row.serial ?? '', look: 'serial' },
      ]}
    />
  )
}

const submittedCell = ({ submittedAt }: Declaration) => (submittedAt ? shownTime(submittedAt) : '')

function sortLink(visit: Visit, by: DeskSort) {
  const { sort = 'age', order } = visit.query
  const now = sort === by ? (order === 'down' ? ('descending' as const) : ('ascending' as const)) : undefined
  const href = deskHref(visit.query, { sort: by, order: now === 'ascending' ? 'down' : '' })
  return { href, now }
}

function UnitCell({ row }: { readonly row: Declaration }) {
  return (
    <>
      {row.unitName} <span class="muted">{row.unitNo}</span>
    </>
  )
}

function StateTag({ visit, row }: { readonly visit: Visit; readonly row: Declaration }) {
  const { shown } = statusLabel(visit.catalogue.get(row.itemCode), row)
  return <Tag tone={toneOf(row.state)}>{shown}</Tag>
}

/** The due date, and the working days left or overdue. */
function Deadline({
  visit,
  row,
}: {
  readonly visit: Visit
  readonly row: Pick<Declaration, 'dueOn' | 'state'>
}) {
  if (!row.dueOn || (row.state !== 'submitted' && row.state !== 'accepted')) return <>—</>
  const left = workingDaysBetween(businessDate(visit.acting.at), row.dueOn)
  const overdue = row.dueOn < businessDate(visit.acting.at)
  return (
    <>
      {row.dueOn}{' '}
      {overdue ? (
        <Tag tone="danger">{left < 0 ? `超期 ${-left} 个工作日` : '已超期'}</Tag>
      ) : left <= 1 ? (
        <Tag tone="warning">{left <= 0 ? '今天到期' : '剩 1 个工作日'}</Tag>
      ) : null}
    </>
  )
}
