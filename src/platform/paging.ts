/** Which page of a list: its number counted from 1, how many there are, and the rows before it. */
export interface Paging {
  readonly page: number
  readonly pages: number
  readonly offset: number
}

/** The page nearest to the one requested, of `total` rows; an empty list has one page. */
export function pageAt(total: number, asked: number, rowsAPage: number): Paging {
  const pages = Math.max(1, Math.ceil(total / rowsAPage))
  const page = Math.min(Math.max(1, Math.trunc(asked) || 1), pages)
  return { page, pages, offset: (page - 1) * rowsAPage }
}
