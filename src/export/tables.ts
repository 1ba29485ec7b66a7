import type { ColumnType, Generated } from 'kysely'
import type { OfficerRole } from '#identity'
import type { Db, Tx } from '#platform'

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>

export type SheetState = 'queued' | 'running' | 'done' | 'failed'

/** The rows of PostgreSQL schema `export` (migrations/0011-export.sql). */
export type ExportTables = {
  'export.sheet': {
    export_id: string
    officer_no: number
    officer_name: string
    role: OfficerRole
    area_code: string
    source: string
    title: string
    query: ColumnType<Record<string, string>, string, never>
    state: SheetState
    attempts: Generated<number>
    row_count: Generated<number>
    sha256: Later<string>
    bytes: Later<number>
    ordered_at: Date
    finished_at: Later<Date>
  }
}

/** The export tables; private to this room. */
export const exporting = (db: Db | Tx) => db.withTables<ExportTables>()
