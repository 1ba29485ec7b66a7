import type { ColumnType, Generated } from 'kysely'
import type { Db, Tx } from '#platform'

type SetLater<T> = ColumnType<T | null, T | null | undefined, T | null>

/** The rows of PostgreSQL schema `identity` (migrations/0003-identity.sql, 0013-identity-certificates.sql). */
export type IdentityTables = {
  'identity.account': {
    account_no: Generated<number>
    kind: 'person' | 'operator' | 'officer'
    login_index: Buffer
    name: string
    mobile_sealed: Buffer | null
    mobile_index: Buffer | null
    person_no: number | null
    unit_no: string | null
    area_code: string | null
    role: OfficerRole | null
    password_hash: string
    password_changed_at: Date
    failed_attempts: Generated<number>
    locked_until: SetLater<Date>
    created_at: Date
    disabled_at: SetLater<Date>
    frozen_at: SetLater<Date>
  }
  'identity.unit_opening': { unit_no: string; opened_at: Date }
  'identity.identity_proof': {
    state_hash: Buffer
    visitor: string
    person_no: number
    proved_at: Date
    used_at: SetLater<Date>
  }
  'identity.session': {
    token_hash: Buffer
    account_no: number
    started_at: Date
    last_seen_at: Date
    ended_at: SetLater<Date>
    ip: string
    agent: string
    certificate_no: SetLater<number>
  }
  'identity.certificate': {
    unit_no: string
    certificate_no: Generated<number>
    area_code: string
    fingerprint: string
    der: Buffer
    serial: string
    subject: string
    issuer: string
    algorithm: string
    valid_from: Date
    valid_to: Date
    state: CertificateState
    bound_at: Date
    bound_by: number
    bound_name: string
    ended_at: SetLater<Date>
    ended_by: SetLater<number>
    ended_name: SetLater<string>
    replaced_by: SetLater<number>
  }
  'identity.certificate_challenge': {
    challenge_hash: Buffer
    visitor: string
    issued_at: Date
    expires_at: Date
  }
  'identity.captcha': {
    captcha_id: string
    visitor: string
    answer: string
    uses_left: number
    issued_at: Date
  }
  'identity.sms_code': {
    code_no: Generated<number>
    purpose: SmsPurpose
    mobile_index: Buffer
    code_hash: Buffer
    /** keyed hash of account and content that it confirms */
    content: SetLater<Buffer>
    sent_at: Date
    expires_at: Date
    attempts: Generated<number>
    used_at: SetLater<Date>
  }
  'identity.parked_form': { account_no: number; path: string; form_sealed: Buffer; parked_at: Date }
}

/** Officer roles: 受理岗, 复核岗, 财务岗, 同级人社行政部门, 省级管理员. */
export type OfficerRole = 'accept' | 'review' | 'finance' | 'hr' | 'admin'

/** Certificate states: 使用中, 已报遗失, 已更换, 已注销登记. */
export type CertificateState = 'active' | 'lost' | 'replaced' | 'unbound'

/** The purpose of an SMS code; it is invalid for any other. */
export type SmsPurpose =
  | 'person-registration'
  | 'person-password'
  | 'unit-registration'
  | 'administrator-registration'
  | 'unit-login'
  | 'unit-password'
  | 'submission'

/** The identity tables; private to this room. */
export const identity = (db: Db | Tx) => db.withTables<IdentityTables>()
