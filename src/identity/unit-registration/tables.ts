import type { Generated } from 'kysely'
import type { Db, Tx } from '#platform'

/** What of a unit's registration can be objected to: the code changed, the unit opened, its first administrator. */
export type RegistrationKind = 'code' | 'opening' | 'administrator'

/** 解除冻结, 撤销注册 */
export type FreezeDecision = 'lifted' | 'revoked'

type RegistrationTables = {
  'identity.registration_notice': {
    notice_no: Generated<number>
    unit_no: string
    area_code: string
    kind: RegistrationKind
    who_sealed: Buffer
    seal_id: string
    registered_at: Date
    open_until: Date
  }
  'identity.registration_link': {
    token_hash: Buffer
    notice_no: number
    unit_no: string
    area_code: string
    mobile_sealed: Buffer
    objected_at: Date | null
    words_sealed: Buffer | null
  }
  'identity.registration_freeze': {
    freeze_no: Generated<number>
    unit_no: string
    unit_name: string
    area_code: string
    notice_no: number
    frozen_at: Date
    decision: FreezeDecision | null
    decided_at: Date | null
    decided_by: number | null
    decided_name: string | null
    reason: string | null
  }
  'identity.registration_event': {
    event_no: Generated<number>
    unit_no: string
    area_code: string
    at: Date
    words: string
    by_account_no: number | null
    by_name: string
    ip: string
  }
}

/** The tables of unit registrations, for this room only. */
export const registrations = (db: Db | Tx) => db.withTables<RegistrationTables>()
