import { blindIndex, seal, type Tx } from '#platform'
import { sealed } from '../sealed.ts'
import { identity, type OfficerRole } from '../tables.ts'
import { loginIndex } from './account.ts'

export type NewAccount = {
  readonly login: string
  readonly name: string
  readonly mobile?: string
  /** made by hashPassword, before the transaction */
  readonly passwordHash: string
  readonly at: Date
} & (
  | { readonly kind: 'person'; readonly personNo: number }
  | { readonly kind: 'operator'; readonly unitNo: string }
  | { readonly kind: 'officer'; readonly areaCode: string; readonly role: OfficerRole }
)

/** Creates an account and returns its number; undefined if the login name is taken. */
export async function newAccount(tx: Tx, account: NewAccount): Promise<number | undefined> {
  const { kind, mobile } = account
  const key = { login_index: loginIndex(kind, account.login), created_at: account.at }
  const row = await identity(tx)
    .insertInto('identity.account')
    .values({
      kind,
      ...key,
      name: account.name,
      mobile_sealed: mobile === undefined ? null : seal(mobile, sealed.mobile, key),
      mobile_index: mobile === undefined ? null : blindIndex(mobile, 'mobile'),
      person_no: account.kind === 'person' ? account.personNo : null,
      unit_no: account.kind === 'operator' ? account.unitNo : null,
      area_code: account.kind === 'officer' ? account.areaCode : null,
      role: account.kind === 'officer' ? account.role : null,
      password_hash: account.passwordHash,
      password_changed_at: account.at,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('account_no')
    .executeTakeFirst()
  return row?.account_no
}
