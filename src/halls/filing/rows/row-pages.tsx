import type { RowPage } from '#casework'
import { Pages } from '#ui'
import { rowFilters, rowsHref } from './row-search.ts'

/** The filters of a list of rows: 全部, 有误, …, each with its number. */
export function RowFilters({ path, list }: { readonly path: string; readonly list: RowPage }) {
  return (
    <p id="rows">
      {rowFilters(list).map(({ name, text }, i) => (
        <span key={name}>
          {i > 0 ? ' ｜ ' : ''}
          {name === list.filter ? <b>{text}</b> : <a href={rowsHref(path, name)}>{text}</a>}
        </span>
      ))}
    </p>
  )
}

/** Links to the other pages of a list of rows. */
export const RowPages = ({ path, list }: { readonly path: string; readonly list: RowPage }) => (
  <Pages {...list} hrefOf={page => rowsHref(path, list.filter, page)} />
)
