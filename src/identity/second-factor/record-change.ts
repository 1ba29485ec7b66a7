import { sendSms, type Tx } from '#platform'
import { getAccount, mobileOf } from '../account/account.ts'
import type { Acting } from '../acting.ts'
import { endSessions } from '../session/end-sessions.ts'
import { completeLogin, type Inside } from './complete-login.ts'
import { type FactorChange, factors } from './tables.ts'

interface Change {
  readonly accountNo: number
  readonly change: FactorChange
  /** what happened, as shown to the owner: 添加了通行密钥“办公电脑” */
  readonly words: string
}

/**
 * Records a change of login methods and texts the account's mobile if there is one. Changes made by others are also
 * shown at the owner's next login, since officers have no mobile on record.
 */
export async function recordChange(tx: Tx, acting: Acting, change: Change): Promise<void> {
  const by = 'accountNo' in acting.who ? acting.who.accountNo : null
  await factors(tx)
    .insertInto('identity.factor_change')
    .values({
      account_no: change.accountNo,
      by_account_no: by,
      change: change.change,
      words: change.words,
      ip: acting.origin.ip,
      at: acting.at,
      told_at: by === change.accountNo ? acting.at : null,
    })
    .execute()
  const mobile = mobileOf(await getAccount(tx, change.accountNo))
  if (!mobile) return
  const text = `您的网厅账号${change.words}。如非本人操作，请立即修改密码并联系社保经办机构。`
  await sendSms(tx, acting.at, { mobile, text })
}

/** Like `recordChange`, and ends all other sessions. @returns a new session token. */
export async function recordAndRenew(tx: Tx, acting: Acting, change: Change): Promise<Inside> {
  await recordChange(tx, acting, change)
  await endSessions(tx, change.accountNo, acting.at)
  return await completeLogin(tx, acting, await getAccount(tx, change.accountNo))
}
