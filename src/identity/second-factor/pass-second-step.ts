import { asHall, Refusal, refuse, type Tx } from '#platform'
import { type AccountRow, lockAccount, refuseIfLocked, whoOf } from '../account/account.ts'
import { addFailure, countedAttempt } from '../account/counted-attempt.ts'
import type { Acting } from '../acting.ts'
import { queryAsHall } from '../command.ts'
import { limit } from '../limits.ts'
import { usePasskey } from '../passkey/use-passkey.ts'
import { type VerifiedPasskey, verifyPasskey } from '../passkey/verify-passkey.ts'
import { useTimeCode } from '../time-code/use-time-code.ts'
import { completeLogin, type Inside } from './complete-login.ts'
import { pendingAccount } from './pending-login.ts'
import { useRecoveryCode } from './use-recovery-code.ts'

/** Proof for the second step: exactly one of the three. */
export type SecondProof =
  | { readonly timeCode: string }
  | { readonly recoveryCode: string }
  | { readonly passkey: string; readonly site: string }

/**
 * Second step of a login after the right password: by time code, recovery code or passkey, each single-use. Failures
 * count together with wrong passwords: five lock the account for fifteen minutes. The account is locked while a proof is
 * compared and counted, so that attempts at the same time are no more than five either.
 * @returns the session. @throws Refusal 'invalid' at `timeCode`, `recoveryCode` or `credential`; 'too-many';
 * 'signed-out' when the password was given more than ten minutes ago.
 */
export async function passSecondStep(
  tx: Tx,
  acting: Acting,
  token: string | undefined,
  proof: SecondProof,
): Promise<Inside> {
  const waiting = { token, step: 'second' } as const
  const pending = await queryAsHall(acting, tx => pendingAccount(tx, acting, waiting))
  const accountNo = pending.account_no
  await limit(acting.runtime, 'login-account', `second ${accountNo}`)
  const given = 'passkey' in proof ? await verified(acting, pending, proof) : proof
  return await asHall(tx, async tx => {
    const account = await lockAccount(tx, accountNo)
    refuseIfLocked(account, acting.at)
    try {
      await prove(tx, acting, account, given)
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'invalid') throw error
      await addFailure(tx, acting.at, account)
      throw new Refusal(error.code, error.findings, { keeps: true })
    }
    return await completeLogin(tx, acting, account)
  })
}

/** Passkeys are verified before the transaction; a wrong signature counts as one there. */
const verified = (
  acting: Acting,
  account: AccountRow,
  { passkey: credential, site }: { readonly passkey: string; readonly site: string },
): Promise<VerifiedPasskey> =>
  countedAttempt(acting, account, () =>
    verifyPasskey(acting, { site, credential, accountNo: account.account_no }),
  )

async function prove(
  tx: Tx,
  acting: Acting,
  account: AccountRow,
  proof: Exclude<SecondProof, { readonly passkey: string }> | VerifiedPasskey,
): Promise<void> {
  const { account_no: accountNo } = account
  if ('passkeyNo' in proof) {
    await usePasskey(tx, acting, proof, 'second-step')
  } else if ('timeCode' in proof) {
    if (!(await useTimeCode(tx, { accountNo, code: proof.timeCode, at: acting.at }))) {
      refuse('invalid', '动态验证码不正确，请输入手机应用上正在显示的 6 位数字。', 'timeCode')
    }
  } else {
    await useRecoveryCode(tx, { ...acting, who: whoOf(account) }, proof.recoveryCode)
  }
}
