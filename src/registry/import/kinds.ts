import type { PoolClient } from 'pg'
import { type FileKind, isFault, type RowFault } from './file-kind.ts'
import { agencies } from './kinds/agencies.ts'
import { areas } from './kinds/areas.ts'
import { contacts } from './kinds/contacts.ts'
import { contributions } from './kinds/contributions.ts'
import { employments } from './kinds/employments.ts'
import { formerWorkers } from './kinds/former-workers.ts'
import { personContributions } from './kinds/person-contributions.ts'
import { persons } from './kinds/persons.ts'
import { units } from './kinds/units.ts'

/** The problem with the row on a line. */
export interface LineFault extends RowFault {
  readonly line: number
}

/** Parsed rows of a kind not yet written; hides the kind's row type so that all kinds fit one table. */
export interface Batch {
  /** @returns the problem with the row, if any */
  add(cells: readonly (string | undefined)[], line: number): RowFault | undefined
  /** validates the rows against the registers: the COPY lines to write, the rows refused, and those to be looked at */
  stage(
    client: PoolClient,
    within: string,
  ): Promise<{ lines: readonly string[]; faults: readonly LineFault[]; doubts: readonly LineFault[] }>
}

export type AnyKind = Pick<FileKind<never>, 'columns' | 'optional' | 'staged' | 'target' | 'merge'> & {
  /** `today` is the business day */
  start(today: string): Batch
}

function kind<Row>(of: FileKind<Row>): AnyKind {
  return {
    columns: of.columns,
    staged: of.staged,
    merge: of.merge,
    ...(of.optional ? { optional: of.optional } : {}),
    ...(of.target ? { target: of.target } : {}),
    start(today) {
      const rows: Row[] = []
      const lineNos: number[] = []
      return {
        add(cells, line) {
          const row = of.read(cells, today)
          if (isFault(row)) return row
          rows.push(row)
          lineNos.push(line)
          return undefined
        },
        async stage(client, within) {
          const { lines, faults } = await of.stage(client, rows, within)
          const listed = (of: (row: Row) => RowFault | undefined) =>
            rows.flatMap((row, i) => {
              const fault = of(row)
              return fault ? { ...fault, line: lineNos[i] ?? 0 } : []
            })
          const { doubtOf } = of
          return {
            lines,
            faults: faults.size === 0 ? [] : listed(row => faults.get(row)),
            doubts: doubtOf ? listed(row => (faults.has(row) ? undefined : doubtOf(row))) : [],
          }
        },
      }
    },
  }
}

export const kinds = {
  areas: kind(areas),
  agencies: kind(agencies),
  units: kind(units),
  contacts: kind(contacts),
  persons: kind(persons),
  employments: kind(employments),
  contributions: kind(contributions),
  'person-contributions': kind(personContributions),
  claimants: kind(formerWorkers.claimants),
  reductions: kind(formerWorkers.reductions),
}

export type ImportKind = keyof typeof kinds

export const importKinds = Object.keys(kinds) as readonly ImportKind[]

/** The columns of a kind's files, in the order of the data contract. */
export const importColumns = (kind: ImportKind) => kinds[kind].columns
