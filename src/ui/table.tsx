import type { ComponentChildren } from 'preact'
import { Empty } from './empty.tsx'

export interface Column<Row> {
  readonly title: string
  readonly cell: (row: Row, index: number) => ComponentChildren
  /** `serial`: 24 digits, broken where there is little room */
  readonly look?: 'number' | 'nowrap' | 'serial'
  /** sort link of the header, and the current sort direction */
  readonly sort?: { readonly href: string; readonly now?: 'ascending' | 'descending' | undefined }
}

interface TableProps<Row> {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly empty: string
}

/** A table. On a phone each row becomes a card; a wide table scrolls in its own frame, also by keyboard. */
export function Table<Row>({ caption, columns, rows, empty }: TableProps<Row>) {
  if (rows.length === 0) return <Empty>{empty}</Empty>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section class="table-scroll" tabIndex={0} aria-label={caption}>
      <table class="stack">
        <caption class="hidden-text">{caption}</caption>
        <thead>
          <tr>
            {columns.map(column => (
              <Head key={column.title} {...column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map(column => (
                <td key={column.title} class={column.look ?? ''} data-label={column.title}>
                  {column.cell(row, index)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Head<Row>({ title, look, sort }: Column<Row>) {
  const sorted = sort?.now ? { 'aria-sort': sort.now } : {}
  return (
    <th scope="col" class={look ?? ''} {...sorted}>
      {title === '' ? (
        <span class="hidden-text" data-select-all="">
          选择
        </span>
      ) : sort ? (
        <a class="sort" href={sort.href}>
          {title}
          <span aria-hidden="true">{sort.now ? (sort.now === 'ascending' ? ' ↑' : ' ↓') : ' ↕'}</span>
        </a>
      ) : (
        title
      )}
    </th>
  )
}
