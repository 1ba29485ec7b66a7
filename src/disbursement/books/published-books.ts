import { type Acting, queryAsHall } from '#identity'
import { type BookLine, bookLines } from './books.ts'

/**
 * 资金拨付公开: the books of every approved batch, for anybody: numbers, days, counts, sums and control totals, and
 * nothing of any unit. Newest first, at most a hundred.
 */
export async function publishedBooks(acting: Acting): Promise<BookLine[]> {
  const lines = await queryAsHall(acting, tx => bookLines(tx))
  return lines.reverse().slice(0, 100)
}
