/** A row as one line of CSV: line breaks within cells become blanks, so that line n stays row n. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\n`

function quoted(cell: string): string {
  if (!/[",;|\t\r\n]/.test(cell)) return cell
  const text = /[\r\n]/.test(cell) ? cell.replace(/\r\n?|\n/g, ' ') : cell
  return /[",;|\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
