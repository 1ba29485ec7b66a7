import type { ColumnType, Generated } from 'kysely'
import type { Db, Tx } from '#platform'

type SetLater<T> = ColumnType<T | null, T | null | undefined, T | null>

/** The rows of migrations/0014-identity-second-factor.sql. */
type FactorTables = {
  'identity.passkey': {
    passkey_no: Generated<number>
    account_no: number
    /** base64url, as browsers encode it */
    credential_id: string
    /** COSE key */
    public_key: Buffer
    /** the authenticator's signature counter; zero for those without one */
    counter: number
    transports: string[]
    name: string
    added_at: Date
    last_used_at: SetLater<Date>
  }
  'identity.passkey_challenge': {
    challenge: string
    purpose: ChallengePurpose
    visitor: string
    account_no: number | null
    expires_at: Date
  }
  'identity.time_code': {
    account_no: number
    secret_sealed: SetLater<Buffer>
    confirmed_at: SetLater<Date>
    last_used_at: SetLater<Date>
    /** the time step (RFC 6238) of the last accepted code */
    last_step: Generated<number>
    offered_sealed: SetLater<Buffer>
    offered_at: SetLater<Date>
  }
  'identity.recovery_code': {
    account_no: number
    code_hash: Buffer
    code_sealed: SetLater<Buffer>
    made_at: Date
    used_at: SetLater<Date>
  }
  'identity.pending_login': {
    token_hash: Buffer
    account_no: number
    step: PendingStep
    started_at: Date
  }
  'identity.factor_change': {
    change_no: Generated<number>
    account_no: number
    by_account_no: number | null
    change: FactorChange
    words: string
    ip: string
    at: Date
    told_at: SetLater<Date>
  }
}

/** The purpose of a challenge; it is invalid for any other. */
export type ChallengePurpose = 'registration' | 'login' | 'second-step'

/** What remains between a right password and the session. */
export type PendingStep = 'second' | 'enrol'

export type FactorChange =
  | 'passkey-added'
  | 'passkey-renamed'
  | 'passkey-removed'
  | 'time-code-bound'
  | 'time-code-removed'
  | 'recovery-codes-made'
  | 'recovery-code-used'
  | 'reset'

/** The second-factor tables; private to this room. */
export const factors = (db: Db | Tx) => db.withTables<FactorTables>()
