const escapes: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

/** Parses one line of PostgreSQL's COPY text format. An absent value (\N) reads as ''. */
export function unescapeCopy(line: string): string[] {
  const cells = line.split('\t')
  if (!line.includes('\\')) return cells
  return cells.map(cell =>
    cell === '\\N' ? '' : cell.replace(/\\(.)/g, (_, letter: string) => escapes[letter] ?? letter),
  )
}

/** Encodes one cell for PostgreSQL's COPY text format; null is \N. */
export function escapeCopy(cell: string | null): string {
  if (cell === null) return '\\N'
  return /[\\\t\n\r]/.test(cell)
    ? cell.replace(/[\\\t\n\r]/g, found => `\\${{ '\t': 't', '\n': 'n', '\r': 'r' }[found] ?? found}`)
    : cell
}
