import { findRows, getItem } from '#casework'
import { refuse } from '#platform'
import type { Page } from '../../serving/page.ts'
import { filerPage } from '../filer-page.ts'
import type { FilingHall } from '../paths.ts'
import { postRows } from './post-rows.ts'
import { rowSearch } from './row-search.ts'
import { RowsView } from './rows-view.tsx'

/** 填报 › 名单 of a declaration, which may have been returned: GET, POST /:hall/declarations/:id/rows */
export const rowsPage = (hall: FilingHall): Page =>
  filerPage(hall, {
    path: `/${hall}/declarations/:id/rows`,
    trail: [{ href: `/${hall}/business`, text: hall === 'person' ? '业务申报' : '单位业务' }],
    idempotent: true,
    load: (visit, tx) =>
      findRows(tx, visit.acting, visit.catalogue, {
        into: { declarationId: visit.params.id ?? '' },
        search: rowSearch(visit.query),
      }),
    title: ({ item }) => item.words.page,
    view: (found, visit) => <RowsView {...found} visit={visit} hall={hall} />,
    async post(visit, posted, tx) {
      const declarationId = visit.params.id ?? ''
      const item = getItem(visit.catalogue, posted.values._item ?? '')
      if (!item.rows) return refuse('not-found', '这个事项没有名单。')
      return await postRows(tx, visit, posted, { item, rows: item.rows, declarationId })
    },
  })
