import { createReadStream } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { parse } from 'csv-parse'
import { stringify } from 'csv-stringify/sync'
import { type Db, refuse, type Tx, transact } from '#platform'
import type { FileKind, RowFault } from './file-kind.ts'
import { personRows } from './persons.ts'
import { agencyRows, areaRows } from './places.ts'
import { contributionRows, formerWorkerRows } from './unit-months.ts'
import { unitRows } from './units.ts'

const batchSize = 500

/** Keeps a kind's row type inside, so that all kinds fit one table. */
type AnyKind = { readonly columns: readonly string[]; start(): Batch }

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

const kinds = {
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

export interface ImportReport {
  readonly read: number
  /** rows that were new or different; importing the same file again gives 0 */
  readonly changed: number
  readonly refused: number
  readonly errorsFile?: string
}

/**
 * Reads a CSV file (UTF-8, RFC 4180, header line) into the registry, 500 rows a transaction, with flat memory.
 * Wrong rows are left out and listed in `FILE.errors.csv` (file, line, column, reason); right rows go in.
 * @throws Refusal when the header is not that of the kind.
 */
export async function importFile(db: Db, name: ImportKind, path: string): Promise<ImportReport> {
  const faults: { line: number; fault: RowFault }[] = []
  const { columns, start } = kinds[name]
  let batch = start()
  let read = 0
  let changed = 0
  const flush = async () => {
    if (batch.size === 0) return
    const full = batch
    batch = start()
    const written = await transact(db, { kind: 'system' }, tx => full.write(tx))
    changed += written.changed
    faults.push(...written.faults)
  }
  for await (const { record, info } of records(path, columns)) {
    read += 1
    const fault = batch.add(record, info.lines)
    if (fault) faults.push({ line: info.lines, fault })
    if (batch.size >= batchSize) await flush()
  }
  await flush()
  const errorsFile = await writeFaults(path, faults)
  return { read, changed, refused: faults.length, ...(errorsFile ? { errorsFile } : {}) }
}

interface CsvRecord {
  readonly record: Readonly<Record<string, string>>
  readonly info: { readonly lines: number }
}

function records(path: string, columns: readonly string[]): AsyncIterable<CsvRecord> {
  return createReadStream(path).pipe(
    parse({
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      columns: header => {
        const missing = columns.filter(column => !header.includes(column))
        const unknown = header.filter((column: string) => !columns.includes(column))
        if (missing.length > 0) refuse('invalid', `${path}:1 缺少列：${missing.join('、')}`)
        if (unknown.length > 0) refuse('invalid', `${path}:1 不认识的列：${unknown.join('、')}`)
        return header
      },
    }),
  )
}

async function writeFaults(path: string, faults: readonly { line: number; fault: RowFault }[]) {
  const errorsFile = `${path}.errors.csv`
  if (faults.length === 0) {
    await rm(errorsFile, { force: true })
    return undefined
  }
  const rows = [...faults]
    .sort((one, other) => one.line - other.line)
    .map(({ line, fault }) => [path, line, fault.column, fault.reason])
  await writeFile(errorsFile, stringify([['file', 'line', 'column', 'reason'], ...rows]))
  return errorsFile
}
