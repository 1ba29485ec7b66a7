import { z } from 'zod'
import { type FormValues, readForm, refuse, type Tx } from '#platform'
import { findAccount, getAccount, mobileOf } from '../account/account.ts'
import { type Acting, command, commandAsHall, type Member, queryAsHall } from '../acting.ts'
import { limit } from '../limits.ts'
import { idNoField, passwordPair, smsCodeField } from '../registration/fields.ts'
import { endSessions } from '../session/end-session.ts'
import { startSession } from '../session/start-session.ts'
import { checkCode, useCode } from '../sms-code/check-code.ts'
import { sendCode } from '../sms-code/send-code.ts'
import { identity } from '../tables.ts'
import { hashPassword, verifyPassword } from './hash-password.ts'

const changeForm = z
  .object({
    oldPassword: z.string().min(1, '请输入原密码。'),
    password: z.string(),
    passwordAgain: z.string(),
  })
  .superRefine(passwordPair(() => []))

/** 密码修改: needs the old password; every other session of the account ends. @returns a fresh session token. */
export async function changePassword(acting: Acting<Member>, values: FormValues): Promise<string> {
  const given = readForm(changeForm, values)
  await limit(acting.house, 'login-account', `change ${acting.who.accountNo}`)
  const account = await queryAsHall(acting, tx => getAccount(tx, acting.who.accountNo))
  if (!(await verifyPassword(account.password_hash, given.oldPassword))) {
    refuse('invalid', '原密码不正确。', 'oldPassword')
  }
  return await command(acting, async tx => {
    await setPassword(tx, acting, account.account_no, given.password)
    return await startSession(tx, acting, account.account_no)
  })
}

const resetForm = z
  .object({ idNo: idNoField, smsCode: smsCodeField, password: z.string(), passwordAgain: z.string() })
  .superRefine(passwordPair(it => [it.idNo]))

/** Sends a code to the mobile of the account, if there is one; a stranger cannot tell whether there is. */
export async function sendResetCode(acting: Acting, values: FormValues): Promise<number> {
  const given = readForm(z.object({ idNo: idNoField }), values)
  const account = await queryAsHall(acting, tx => findAccount(tx, 'person', given.idNo))
  const mobile = account && mobileOf(account)
  return mobile ? await sendCode(acting, { purpose: 'person-password', mobile }) : codeIntervalForStrangers
}

/** An unknown number is answered as a known one would be. */
const codeIntervalForStrangers = 60

/** 忘记密码: a new password against an SMS code to the account's mobile. @throws Refusal as for a wrong code. */
export async function resetPassword(acting: Acting, values: FormValues): Promise<void> {
  const given = readForm(resetForm, values)
  await limit(acting.house, 'login-account', `reset ${given.idNo}`)
  const account = await queryAsHall(acting, tx => findAccount(tx, 'person', given.idNo))
  const mobile = account && mobileOf(account)
  if (!mobile) return refuse('invalid', '手机验证码不正确，请输入您接收到的验证码。', 'smsCode')
  const code = await checkCode(acting, { purpose: 'person-password', mobile, code: given.smsCode })
  await commandAsHall(acting, async tx => {
    await useCode(tx, acting.at, code)
    await setPassword(tx, acting, account.account_no, given.password)
  })
}

async function setPassword(tx: Tx, acting: Acting, accountNo: number, password: string): Promise<void> {
  await identity(tx)
    .updateTable('identity.account')
    .set({
      password_hash: await hashPassword(password),
      password_changed_at: acting.at,
      failed_attempts: 0,
      locked_until: null,
    })
    .where('account_no', '=', accountNo)
    .execute()
  await endSessions(tx, accountNo, acting.at)
}
