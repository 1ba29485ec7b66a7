export interface PagesProps {
  readonly page: number
  readonly pages: number
  readonly total: number
  /** true when there are more rows than `total` */
  readonly more?: boolean
  readonly hrefOf: (page: number) => string
}

/** 总行数 and links to the other pages. */
export function Pages({ page, pages, total, more = false, hrefOf }: PagesProps) {
  const near = Array.from({ length: pages }, (_, i) => i + 1).filter(
    number => number === 1 || number === pages || Math.abs(number - page) <= 2,
  )
  return (
    <nav class="pages" aria-label="分页">
      <span>总行数: {more ? `${total} 以上` : total}</span>
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
