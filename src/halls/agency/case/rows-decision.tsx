import { type ItemRows, mayDecideRows, shownRow } from '#casework'
import { Button, Buttons, Card, Form, TextAreaField } from '#ui'
import { RowFilters, RowPages } from '../../filing/rows/row-pages.tsx'
import { rowSearch, rowsHref } from '../../filing/rows/row-search.ts'
import { RowsTable } from '../../filing/rows/rows-table.tsx'
import { errorOf, input } from '../../serving/inputs.ts'
import type { OfficersCase } from './officers-case.ts'

/** The rows of a case, those that wait for a decision first; ticked ones are decided together. */
export function RowsDecision(of: OfficersCase) {
  const { rows } = of.item
  return rows && of.list ? <List {...of} rows={rows} list={of.list} /> : null
}

interface ListProps extends OfficersCase {
  readonly rows: ItemRows
  readonly list: NonNullable<OfficersCase['list']>
}

function List({ visit, item, file, rows, list }: ListProps) {
  const { state, step } = file.declaration
  const decides =
    list.counts.referred > 0 && mayDecideRows(item, { state, step, role: visit.acting.who.role })
  const { filter = 'all', page } = rowSearch(visit.query)
  const ticked = new Set(visit.typed?.id?.split(' ') ?? [])
  const tick = {
    title: '',
    cell: ({ rowNo, state }: { rowNo: number; state: string }) =>
      state === 'referred' ? (
        <input
          type="checkbox"
          name="id"
          value={String(rowNo)}
          aria-label={`选择序号 ${rowNo}`}
          checked={ticked.has(String(rowNo))}
        />
      ) : null,
  }
  return (
    <Card title={`${rows.noun}名单`}>
      <RowFilters path={visit.path} list={list} />
      <Form action={rowsHref(visit.path, filter, page).replace('#rows', '')} hidden={visit.hidden}>
        <RowsTable
          rows={rows}
          full
          shown={list.rows.map(row => shownRow(rows, row))}
          {...(decides ? { first: tick } : {})}
        />
        <RowPages path={visit.path} list={list} />
        {decides ? (
          <>
            {errorOf(visit, 'id') ? <p class="error">{errorOf(visit, 'id')}</p> : null}
            <TextAreaField
              {...input(visit, 'rowReason')}
              label="审核意见"
              hint="不予通过时必填，单位会看到。"
              maxLength={500}
            />
            <Buttons>
              <Button name="_act" value="approve-rows">
                勾选的通过
              </Button>
              <Button name="_act" value="decline-rows" look="danger">
                勾选的不予通过
              </Button>
            </Buttons>
          </>
        ) : null}
      </Form>
    </Card>
  )
}
