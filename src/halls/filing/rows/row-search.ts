import type { RowFilter, RowPage, RowSearch } from '#casework'
import { pageAsked } from '../../serving/url-params.ts'

type Query = Readonly<Partial<Record<string, string>>>

const words: Readonly<Record<RowFilter, string>> = {
  all: '全部',
  wrong: '有误',
  referred: '待审核',
  settled: '已办结',
  declined: '未通过',
  revoked: '已撤销',
}

/** What a page of rows is asked for: `rows` is the filter, `page` the page. */
export const rowSearch = (query: Query): RowSearch => ({
  filter: (Object.keys(words) as RowFilter[]).find(one => one === query.rows) ?? 'all',
  page: pageAsked(query),
})

/** The filters that find something, with their numbers. */
export const rowFilters = ({ counts, filter }: RowPage) =>
  (Object.entries(words) as [RowFilter, string][])
    .filter(([name]) => name === 'all' || name === filter || counts[name] > 0)
    .map(([name, text]) => ({ name, text: `${text} ${counts[name]}` }))

/** The address of a page of rows. */
export const rowsHref = (path: string, filter: RowFilter, page = 1): string =>
  `${path}?rows=${filter}&page=${page}#rows`
