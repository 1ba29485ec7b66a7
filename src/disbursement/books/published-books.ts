import { asHall, type Tx } from '#platform'
import { type BookLine, bookLines } from './books.ts'

/**
 * 资金拨付公开: the public books of approved batches: numbers, days, counts, sums and control totals, without any data about
 * units. Newest first, at most 100.
 */
export async function publishedBooks(tx: Tx): Promise<BookLine[]> {
  const lines = await asHall(tx, tx => bookLines(tx))
  return lines.reverse().slice(0, 100)
}
