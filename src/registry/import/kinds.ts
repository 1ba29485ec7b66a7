import type { Tx } from '#platform'
import { agencyRows } from './agencies.ts'
import { areaRows } from './areas.ts'
import { contributionRows } from './contributions.ts'
import type { FileKind, RowFault } from './file-kind.ts'
import { formerWorkerRows } from './former-workers.ts'
import { personRows } from './persons.ts'
import { unitRows } from './units.ts'

/** Keeps a kind's row type inside, so that all kinds fit one table. */
export type AnyKind = { readonly columns: readonly string[]; start(): Batch }

interface Batch {
  add(cells: Readonly<Record<string, string>>, line: number): RowFault | undefined
  readonly size: number
  write(tx: Tx): Promise<{ changed: number; faults: readonly { line: number; fault: RowFault }[] }>
}

function kind<Row>(of: FileKind<Row>): AnyKind {
  return {
    columns: of.columns,
    start() {
      const rows: Row[] = []
      const lines = new Map<Row, number>()
      return {
        get size() {
          return rows.length
        },
        add(cells, line) {
          const row = of.read(cells)
          if (isFault(row)) return row
          rows.push(row)
          lines.set(row, line)
          return undefined
        },
        async write(tx) {
          const { changed, faults } = await of.write(tx, rows)
          return {
            changed,
            faults: [...faults].map(([row, fault]) => ({ line: lines.get(row) ?? 0, fault })),
          }
        },
      }
    },
  }
}

function isFault(row: unknown): row is RowFault {
  return (
    typeof row === 'object' &&
    row !== null &&
    'column' in row &&
    'reason' in row &&
    Object.keys(row).length === 2
  )
}

export const kinds = {
  areas: kind(areaRows),
  agencies: kind(agencyRows),
  units: kind(unitRows),
  persons: kind(personRows),
  contributions: kind(contributionRows),
  claimants: kind(formerWorkerRows.claimants),
  reductions: kind(formerWorkerRows.reductions),
}

export type ImportKind = keyof typeof kinds

export const importKinds = Object.keys(kinds) as readonly ImportKind[]
