import type { Selectable } from 'kysely'
import type { RegistryTables } from '../tables.ts'
import { type ImportKind, importKinds } from './kinds.ts'

type ImportState = 'queued' | 'running' | 'done' | 'failed'

/** One ordered file import and its progress. */
export interface Import {
  readonly importNo: number
  readonly kind: ImportKind
  readonly path: string
  readonly fileName: string
  readonly sha256: string
  /** of the file; of what a workbook was converted to, once it is read */
  readonly bytes: number
  readonly uploaded: boolean
  /** leading digits of the areas whose units it may change; '' is everywhere */
  readonly within: string
  readonly state: ImportState
  /** why it failed, in words */
  readonly failure: string | null
  readonly rowsRead: number
  /** rows that were new or changed; importing the same file again gives 0 */
  readonly rowsChanged: number
  readonly rowsRefused: number
  /** rows that were taken, and are listed to be looked at */
  readonly rowsDoubtful: number
  readonly reachedBytes: number
  readonly reachedLine: number
  readonly errorsBytes: number
  readonly orderedName: string
  readonly orderedAt: Date
  readonly finishedAt: Date | null
}

export type ImportRow = Selectable<RegistryTables['registry.import']>

export const importOf = (row: ImportRow): Import => ({
  importNo: row.import_no,
  kind: importKinds.find(kind => kind === row.kind) ?? unknownKind(row.kind),
  path: row.path,
  fileName: row.file_name,
  sha256: row.sha256,
  bytes: row.bytes,
  uploaded: row.uploaded,
  within: row.within,
  state: row.state,
  failure: row.failure,
  rowsRead: row.rows_read,
  rowsChanged: row.rows_changed,
  rowsRefused: row.rows_refused,
  rowsDoubtful: row.rows_doubtful,
  reachedBytes: row.reached_bytes,
  reachedLine: row.reached_line,
  errorsBytes: row.errors_bytes,
  orderedName: row.ordered_name,
  orderedAt: row.ordered_at,
  finishedAt: row.finished_at,
})

function unknownKind(kind: string): never {
  throw new Error(`an import of unknown kind ${kind}`)
}
