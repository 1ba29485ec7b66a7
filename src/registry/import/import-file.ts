import { resolve } from 'node:path'
import type { PoolClient } from 'pg'
import { type Runtime, refuse, runSingle } from '#platform'
import { carryOutImport } from './carry-out-import.ts'
import { errorsPath } from './errors-file.ts'
import { hashOfFile } from './hash-of-file.ts'
import { type Import, type ImportRow, importOf } from './import.ts'
import { importLock } from './import-lock.ts'
import type { ImportKind } from './kinds.ts'
import { importsFolder } from './order-import.ts'

export interface ImportReport {
  readonly read: number
  /** rows that were new or changed; importing the same file again gives 0 */
  readonly changed: number
  readonly refused: number
  /** rows that were taken, and are listed to be looked at */
  readonly doubtful: number
  readonly errorsFile?: string
}

/** Progress of an import. */
export type ImportProgress = Pick<Import, 'bytes' | 'reachedBytes' | 'rowsRead' | 'rowsRefused'>

/**
 * Imports a CSV file or the first visible sheet of a workbook (.xlsx) into the registry, one megabyte per transaction with flat memory,
 * with system rights. Wrong rows are skipped and listed in `FILE.errors.csv` (file, line, column, reason); valid rows
 * are imported, and listed too where somebody should look at them. The same unchanged file resumes where it was interrupted, or changes nothing if it was finished. Waits
 * while another file is being imported.
 * @throws Refusal if the file cannot be read, is neither CSV nor a workbook, or has other columns than the kind.
 */
export async function importFile(
  runtime: Runtime,
  { kind, path, progress }: FileOrder & { progress?(reached: ImportProgress): void },
): Promise<ImportReport> {
  const done = await runSingle(runtime, { lock: importLock, wait: true }, async client => {
    const ordered = await findOrOrder(client, { kind, path }, runtime.clock.now())
    return await carryOutImport(ordered, {
      client,
      folder: importsFolder(runtime),
      now: () => runtime.clock.now(),
      goOn: () => true,
      ...(progress ? { progress } : {}),
    })
  })
  if (!done) throw new Error('the import waited for its turn in vain')
  return {
    read: done.rowsRead,
    changed: done.rowsChanged,
    refused: done.rowsRefused,
    doubtful: done.rowsDoubtful,
    ...(done.errorsBytes > 0 ? { errorsFile: errorsPath(path) } : {}),
  }
}

interface FileOrder {
  readonly kind: ImportKind
  readonly path: string
}

/** The interrupted import of this same file, or a new one. */
async function findOrOrder(client: PoolClient, { kind, path }: FileOrder, at: Date): Promise<Import> {
  const { sha256, bytes } = await hashOfFile(path).catch(() =>
    refuse('not-found', `不能读取文件：${path}`, 'file'),
  )
  const found = await client.query<ImportRow>(
    `select * from registry.import where kind = $1 and path = $2 and sha256 = $3 and state in ('queued', 'running')
     order by import_no desc limit 1`,
    [kind, resolve(path), sha256],
  )
  if (found.rows[0]) return { ...importOf(found.rows[0]), fileName: path }
  const { rows } = await client.query<ImportRow>(
    `insert into registry.import (kind, path, file_name, sha256, bytes, uploaded, within, area_code, ordered_name,
       ordered_at)
     values ($1, $2, $3, $4, $5, false, '', coalesce((select min(code) from registry.area where parent_code is null),
       ''), '系统', $6) returning *`,
    [kind, resolve(path), path, sha256, bytes, at],
  )
  if (!rows[0]) throw new Error('the import was not recorded')
  return importOf(rows[0])
}
