import type { Selectable } from 'kysely'
import { blindIndex, refuse, type Tx, unseal } from '#platform'
import type { Member } from '../acting.ts'
import { sealed } from '../sealed.ts'
import { type IdentityTables, identity } from '../tables.ts'

export type AccountRow = Selectable<IdentityTables['identity.account']>

/** The keyed index of an account's login name: ID number, unit number, or officer name. */
export function loginIndex(kind: AccountRow['kind'], login: string): Buffer {
  return blindIndex(login.trim().toUpperCase(), `login.${kind}`)
}

export function findAccount(
  tx: Tx,
  kind: AccountRow['kind'],
  login: string,
): Promise<AccountRow | undefined> {
  return identity(tx)
    .selectFrom('identity.account')
    .selectAll()
    .where('kind', '=', kind)
    .where('login_index', '=', loginIndex(kind, login))
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
}

export function getAccount(tx: Tx, accountNo: number): Promise<AccountRow> {
  return identity(tx)
    .selectFrom('identity.account')
    .selectAll()
    .where('account_no', '=', accountNo)
    .executeTakeFirstOrThrow()
}

/** The account as it is once nobody else counts an attempt at it; the next attempt waits for this transaction. */
export function lockAccount(tx: Tx, accountNo: number): Promise<AccountRow> {
  return identity(tx)
    .selectFrom('identity.account')
    .selectAll()
    .where('account_no', '=', accountNo)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export function mobileOf(
  account: Pick<AccountRow, 'login_index' | 'created_at' | 'mobile_sealed'>,
): string | undefined {
  return account.mobile_sealed ? unseal(account.mobile_sealed, sealed.mobile, account) : undefined
}

/** What of an account says who acts through it. */
export type OwnAccount = Pick<
  AccountRow,
  'account_no' | 'kind' | 'name' | 'person_no' | 'unit_no' | 'area_code' | 'role'
>

/** Who acts through an account; `certificate` when a UKey proved it. */
export function whoOf(account: OwnAccount, certificate = false): Member {
  const { account_no: accountNo, name } = account
  if (account.kind === 'person' && account.person_no !== null) {
    return { kind: 'person', accountNo, name, personNo: account.person_no }
  }
  if (account.kind === 'operator' && account.unit_no !== null) {
    return { kind: 'operator', accountNo, name, unitNo: account.unit_no, certificate }
  }
  if (account.kind === 'officer' && account.area_code !== null && account.role !== null) {
    return { kind: 'officer', accountNo, name, areaCode: account.area_code, role: account.role }
  }
  return refuse('forbidden', '账号状态异常，请联系社保经办机构。')
}

/** @throws Refusal 'too-many' while the account is locked after too many wrong passwords or codes. */
export function refuseIfLocked(account: AccountRow, at: Date): void {
  if (account.locked_until === null || account.locked_until <= at) return
  const minutes = Math.ceil((account.locked_until.getTime() - at.getTime()) / 60_000)
  refuse(
    'too-many',
    `密码或验证码多次输入错误，账号已锁定，请 ${minutes} 分钟后再试，或通过“忘记密码?”重新设置密码。`,
  )
}
