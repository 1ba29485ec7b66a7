import type { ComponentChildren } from 'preact'
import { Empty } from './card.tsx'

export interface Column<Row> {
  readonly title: string
  readonly cell: (row: Row, index: number) => ComponentChildren
  readonly look?: 'number' | 'nowrap'
}

interface TableProps<Row> {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly empty: string
}

/** A list. On a phone each row becomes a small card; a wide one scrolls in its own frame, also by keyboard. */
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
              <th key={column.title} scope="col" class={column.look ?? ''}>
                {column.title === '' ? <span class="hidden-text">选择</span> : column.title}
              </th>
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

interface PagesProps {
  readonly page: number
  readonly pages: number
  readonly total: number
  readonly hrefOf: (page: number) => string
}

/** 总行数 and the way to the other pages, by address. */
export function Pages({ page, pages, total, hrefOf }: PagesProps) {
  const near = Array.from({ length: pages }, (_, i) => i + 1).filter(
    number => number === 1 || number === pages || Math.abs(number - page) <= 2,
  )
  return (
    <nav class="pages" aria-label="分页">
      <span>总行数: {total}</span>
      {pages > 1
        ? near.map(number =>
            number === page ? (
              <span key={number} aria-current="page">
                {number}
              </span>
            ) : (
              <a key={number} href={hrefOf(number)} aria-label={`第 ${number} 页`}>
                {number}
              </a>
            ),
          )
        : null}
    </nav>
  )
}
