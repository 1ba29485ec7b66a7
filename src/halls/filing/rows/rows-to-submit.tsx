import { type DeclaredRows, type ItemRows, shownDraft } from '#casework'
import { pageAt } from '#platform'
import { Card, Notice, Pages } from '#ui'
import { pageAsked } from '../../serving/url-params.ts'
import type { Visit } from '../../serving/visit.ts'
import { RowsTable } from './rows-table.tsx'

interface RowsToSubmitProps {
  readonly visit: Visit
  readonly rows: ItemRows
  readonly declared: DeclaredRows
}

const rowsAPage = 100

/** Which rows go now and which stay, as they are today; those that stay, and those for an officer, come first. */
export function RowsToSubmit({ visit, rows, declared: { going, staying } }: RowsToSubmitProps) {
  const { noun, counter } = rows
  const doubtful = going.filter(row => row.doubts.length > 0)
  const certain = going.filter(row => row.doubts.length === 0)
  const all = [...staying, ...doubtful, ...certain]
  const { offset, ...at } = pageAt(all.length, pageAsked(visit.query), rowsAPage)
  return (
    <Card title={`${noun}名单`}>
      <Notice tone={staying.length > 0 ? 'warning' : 'info'} title={`本次提交 ${going.length} ${counter}`}>
        {certain.length > 0 ? <p>{`${certain.length} ${counter}提交后系统即时办结。`}</p> : null}
        {doubtful.length > 0 ? <p>{`${doubtful.length} ${counter}提交后转人工审核。`}</p> : null}
        {staying.length > 0 ? (
          <p>{`${staying.length} ${counter}有误，本次不会提交，留在“我的待提交业务”中，修改后可另行提交。`}</p>
        ) : null}
      </Notice>
      <RowsTable
        rows={rows}
        shown={all.slice(offset, offset + rowsAPage).map(row => shownDraft(rows, row))}
        empty={`还没有填报${noun}。`}
      />
      <Pages {...at} total={all.length} hrefOf={page => `${visit.path}?page=${page}`} />
    </Card>
  )
}
