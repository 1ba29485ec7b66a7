import { halfWidth } from '#platform'
import { unwrapped } from '../restored.ts'

/** Names of columns as they are declared, from what a spreadsheet made of them. */
export function columnsOf(cells: readonly string[]): string[] {
  return cells.map(cell => unwrapped(halfWidth(cell)).toLowerCase())
}
