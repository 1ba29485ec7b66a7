import { type DeskSearch, desk, deskCounts, type Found, type State, standing, states } from '#casework'
import { shownTime } from '#platform'
import { Counts, Pages, PageTitle, Table, Tag } from '#ui'
import { Frame } from '../frame.tsx'
import { officerPage } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'
import { toneOf } from '../state-tag.ts'
import { Filter, shownStates } from './desk-filter.tsx'

/** 经办端 › 业务受理: GET /agency */
export const deskPage = officerPage({
  path: '/agency',
  title: '业务受理',
  load: async visit => ({
    found: await desk(visit.acting, searchOf(visit)),
    counted: await deskCounts(visit.acting),
  }),
  view: (data, visit) => <View {...data} visit={visit} />,
})

function searchOf(visit: Visit): DeskSearch {
  const { state, item, words, page } = visit.query
  const known = shownStates.find(one => one === state)
  return {
    ...(known ? { state: known } : {}),
    ...(item ? { itemCode: item } : {}),
    ...(words ? { words } : {}),
    page: Number(page) || 1,
  }
}

interface ViewProps {
  readonly visit: Visit
  readonly found: Found
  readonly counted: Partial<Record<State, number>>
}

function View({ visit, found, counted }: ViewProps) {
  const { state = '', item = '', words = '' } = visit.query
  return (
    <Frame visit={visit} title="业务受理">
      <PageTitle>业务受理</PageTitle>
      <Counts
        label="各状态业务数"
        counts={shownStates.map(one => ({
          href: `/agency?state=${one}`,
          text: states[one].shown,
          count: counted[one] ?? 0,
        }))}
      />
      <Filter visit={visit} />
      <Table
        caption="申报业务"
        rows={found.rows}
        empty="没有符合条件的业务。"
        columns={[
          { title: '受理流水号', cell: row => row.serial ?? '', look: 'nowrap' },
          { title: '事项名称', cell: row => visit.catalogue.get(row.itemCode)?.name ?? row.itemCode },
          { title: '单位编号', cell: row => row.unitNo, look: 'nowrap' },
          { title: '单位名称', cell: row => row.unitName },
          { title: '申报人', cell: row => row.applicantName, look: 'nowrap' },
          {
            title: '提交时间',
            cell: row => (row.submittedAt ? shownTime(row.submittedAt) : ''),
            look: 'nowrap',
          },
          {
            title: '状态',
            cell: row => (
              <Tag tone={toneOf(row.state)}>{standing(visit.catalogue.get(row.itemCode), row).shown}</Tag>
            ),
            look: 'nowrap',
          },
          {
            title: '操作',
            cell: row => <a href={`/agency/cases/${row.declarationId}`}>办理</a>,
            look: 'nowrap',
          },
        ]}
      />
      <Pages
        {...found}
        hrefOf={page => `/agency?${new URLSearchParams({ state, item, words, page: String(page) })}`}
      />
    </Frame>
  )
}
