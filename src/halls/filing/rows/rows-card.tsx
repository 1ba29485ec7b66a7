import { type ItemRows, type RowPage, shownRow } from '#casework'
import { Card } from '#ui'
import { RowFilters, RowPages } from './row-pages.tsx'
import { RowsTable } from './rows-table.tsx'

interface RowsCardProps {
  readonly rows: ItemRows
  readonly list: RowPage
  /** the page that shows it */
  readonly path: string
}

/** The rows of a declaration, to be read only. */
export const RowsCard = ({ rows, list, path }: RowsCardProps) => (
  <Card title={`${rows.noun}名单`}>
    <RowFilters path={path} list={list} />
    <RowsTable rows={rows} shown={list.rows.map(row => shownRow(rows, row))} />
    <RowPages path={path} list={list} />
  </Card>
)
