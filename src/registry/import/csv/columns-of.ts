import { halfWidth, withoutInvisible } from '#platform'

/** Names of columns as they are declared, from what a spreadsheet made of them. */
export function columnsOf(cells: readonly string[]): string[] {
  return cells.map(cell =>
    withoutInvisible(halfWidth(cell))
      .replace(/^\s*="(.*)"\s*$/, '$1')
      .trim()
      .toLowerCase(),
  )
}
