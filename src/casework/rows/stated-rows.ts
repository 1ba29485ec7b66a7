import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** How many rows a submission declares, and the SHA-256 over what they say, hex. */
export interface StatedRows {
  readonly count: number
  readonly sha256: string
}

/** A row as it was confirmed. */
export interface FrozenRow {
  readonly rowNo: number
  readonly cells: readonly { readonly label: string; readonly value: string }[]
}

/** The hash is over one line a row, in their order: canonical JSON (RFC 8785) of its number and its cells. */
export function statedRows(rows: readonly FrozenRow[]): StatedRows {
  const hash = createHash('sha256')
  for (const { rowNo, cells } of [...rows].sort((one, other) => one.rowNo - other.rowNo)) {
    const said = cells.map(({ label, value }) => ({ label, value }))
    hash.update(`${canonicalize({ rowNo, cells: said })}\n`)
  }
  return { count: rows.length, sha256: hash.digest('hex') }
}
