import type { ColumnType, Generated } from 'kysely'
import type { Db, Tx } from '#platform'
import type { State } from './workflow.ts'

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>

/** The rows of PostgreSQL schema `casework` (migrations/0004-casework.sql). */
export type CaseworkTables = {
  'casework.declaration': {
    unit_no: string
    declaration_id: string
    item_code: string
    item_version: number
    subject: string
    hall: 'person' | 'employer'
    area_code: string
    applicant_no: number
    applicant_name: string
    unit_name: string
    state: State
    revision: Generated<number>
    form_sealed: Buffer
    snapshot_sealed: Later<Buffer>
    serial: Later<string>
    saved_at: Date
    submitted_at: Later<Date>
    accepted_at: Later<Date>
    ended_at: Later<Date>
    reminded_at: Later<Date>
  }
  'casework.event': {
    unit_no: string
    declaration_id: string
    seq: number
    at: Date
    verb: string
    actor_kind: string
    actor_no: number | null
    actor_name: string
    office: string
    ip: string
    words: string
    data: ColumnType<Record<string, string>, string, never>
    previous_hash: Buffer
    hash: Buffer
  }
  'casework.material': {
    unit_no: string
    declaration_id: string
    material_id: string
    kind: string
    sha256: string
    media_type: 'image/jpeg' | 'image/png' | 'application/pdf'
    bytes: number
    pages: number
    name_sealed: Buffer
    attached_at: Date
    removed_at: Later<Date>
  }
}

/** The casework tables, for this room only. */
export const casework = (db: Db | Tx) => db.withTables<CaseworkTables>()
