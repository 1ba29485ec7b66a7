import { randomBytes } from 'node:crypto'
import { refuse, type Tx } from '#platform'
import { type AccountRow, getAccount } from '../account/account.ts'
import type { Acting } from '../acting.ts'
import { hashOf } from '../session/start-session.ts'
import { factors, type PendingStep } from './tables.ts'

/** How long a login may stay pending. */
const pendingMinutes = 10

/** Opens the second step and returns its token; only the hash is stored. */
export async function openPending(
  tx: Tx,
  acting: Acting,
  { accountNo, step }: { readonly accountNo: number; readonly step: PendingStep },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await factors(tx)
    .insertInto('identity.pending_login')
    .values({ token_hash: hashOf(token), account_no: accountNo, step, started_at: acting.at })
    .execute()
  return token
}

/** The account whose login is pending at this step. @throws Refusal 'signed-out' if it expired or was completed. */
export async function pendingAccount(
  tx: Tx,
  acting: Acting,
  { token, step }: { readonly token: string | undefined; readonly step: PendingStep },
): Promise<AccountRow> {
  const pending = await factors(tx)
    .selectFrom('identity.pending_login')
    .select('account_no')
    .where('token_hash', '=', hashOf(token ?? ''))
    .where('step', '=', step)
    .where('started_at', '>', new Date(acting.at.getTime() - pendingMinutes * 60_000))
    .executeTakeFirst()
  const account = pending && (await getAccount(tx, pending.account_no))
  if (!account || account.disabled_at !== null) {
    return refuse('signed-out', '登录步骤已超时，请重新输入密码。')
  }
  return account
}
