import { type Db, transact } from '#platform'
import type { RowFault } from './file-kind.ts'
import { type ImportKind, kinds } from './kinds.ts'
import { records } from './records.ts'
import { writeFaults } from './write-faults.ts'

const batchSize = 500

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
