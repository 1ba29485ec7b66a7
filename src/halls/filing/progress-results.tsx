import { type Declaration, type DeclarationPage, statusLabel } from '#casework'
import { shownTime } from '#platform'
import { Table, Tag } from '#ui'
import type { Visit } from '../serving/visit.ts'
import { Tick } from '../tick.tsx'
import { toneOf } from '../tone-of.ts'
import { type FilingHall, paths } from './paths.ts'

export type Agencies = ReadonlyMap<string, { readonly areaName: string; readonly agencyName: string }>

export interface ResultsProps {
  readonly visit: Visit
  readonly hall: FilingHall
  readonly found: DeclarationPage
  readonly agencies: Agencies
}

export function ProgressResults({ visit, hall, found, agencies }: ResultsProps) {
  const to = paths(hall)
  const ticked = new Set((visit.typed?.id ?? '').split(' '))
  const agency = (row: Declaration) => agencies.get(row.areaCode)
  return (
    <Table
      caption="办理进度"
      rows={found.rows}
      empty="没有符合条件的业务。换一个办理月份，或用受理流水号查询。"
      columns={[
        { title: '', cell: row => <Tick row={row} ticked={ticked.has(row.declarationId)} /> },
        { title: '事项名称', cell: row => visit.catalogue.get(row.itemCode)?.name ?? row.itemCode },
        {
          title: '受理时间',
          cell: row => (row.submittedAt ? shownTime(row.submittedAt) : ''),
          look: 'nowrap',
        },
        { title: '主体名称', cell: row => row.unitName },
        {
          title: '受理状态',
          cell: row => statusLabel(visit.catalogue.get(row.itemCode), row).acceptance,
          look: 'nowrap',
        },
        {
          title: '办理状态',
          cell: row => (
            <Tag tone={toneOf(row.state)}>{statusLabel(visit.catalogue.get(row.itemCode), row).handling}</Tag>
          ),
          look: 'nowrap',
        },
        { title: '受理经办机构', cell: row => agency(row)?.agencyName ?? '' },
        { title: '受理统筹区', cell: row => agency(row)?.areaName ?? '', look: 'nowrap' },
        {
          title: '操作',
          cell: row => (
            <>
              <a href={to.details(row.declarationId)}>详情</a>
              <a href={to.print(row.declarationId)}>单据打印</a>
            </>
          ),
          look: 'nowrap',
        },
      ]}
    />
  )
}
