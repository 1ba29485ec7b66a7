import type { Db, Tx } from '#platform'

/** The documents that the hall issues. */
export type PrintoutKind =
  | 'declaration'
  | 'acceptance'
  | 'result'
  | 'publicity'
  | 'ledger'
  | 'letter'
  | 'bill'

export type PrintoutFormat = 'pdf' | 'ofd'

/** The rows of PostgreSQL schema `printout` (migrations/0016-printout.sql). */
type PrintoutTables = {
  'printout.document': {
    unit_no: string
    number: string
    area_code: string
    holder_no: number | null
    kind: PrintoutKind
    about: string
    content_index: Buffer
    said_sealed: Buffer
    issued_on: string
    issued_at: Date
    issued_by: number | null
    issued_name: string
  }
  'printout.file': {
    unit_no: string
    number: string
    area_code: string
    holder_no: number | null
    sha256: string
    format: PrintoutFormat
    made_at: Date
  }
}

/** The printout tables; private to this room. */
export const printouts = (db: Db | Tx) => db.withTables<PrintoutTables>()
