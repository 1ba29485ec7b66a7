import type { ColumnType, Generated } from 'kysely'
import type { Db, Tx } from '#platform'

type SetLater<T> = ColumnType<T | null, T | null | undefined, T | null>

/** The rows of migrations/0014-identity-second-factor.sql. */
type FactorTables = {
  'identity.passkey': {
    passkey_no: Generated<number>
    account_no: number
    /** base64url, as browsers write it */
    credential_id: string
    /** COSE key */
    public_key: Buffer
    /** how often the authenticator says it has signed; zero for those that do not count */
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
    /** the half minute (RFC 6238) of the last code that was taken */
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

/** What a signed challenge is for; one made for one purpose is worth nothing for another. */
export type ChallengePurpose = 'registration' | 'login' | 'second-step'

/** What stands between a right password and the session. */
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

/** The tables of the second factor, for this room only. */
export const factors = (db: Db | Tx) => db.withTables<FactorTables>()
