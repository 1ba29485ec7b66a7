import type { Db, Tx } from '#platform'

/** The rows of the use ledger: every version of every entry. */
export type UseTables = {
  'disbursement.use_entry': {
    unit_no: string
    entry_no: number
    version: number
    area_code: string
    year: number
    used_on: string
    purpose: string
    amount_fen: number
    words: string
    people: number
    voucher: string
    struck: boolean
    evidence_sha256: string | null
    evidence_type: string | null
    evidence_name_sealed: Buffer | null
    written_by: string
    written_at: Date
  }
}

/** The tables of the use ledger, for this room only. */
export const useTables = (db: Db | Tx) => db.withTables<UseTables>()
