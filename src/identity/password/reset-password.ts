import { z } from 'zod'
import { asHall, type FormCheck, type FormValues, readFormWith, refuse, type Tx } from '#platform'
import { findAccount, mobileOf } from '../account/account.ts'
import type { Acting } from '../acting.ts'
import { queryAsHall } from '../command.ts'
import { limit } from '../limits.ts'
import { idNoField, passwordPair, smsCodeField } from '../registration/fields.ts'
import { checkCode } from '../sms-code/check-code.ts'
import { sendCode } from '../sms-code/send-code.ts'
import { useCode } from '../sms-code/use-code.ts'
import { hashPassword } from './hash-password.ts'
import { setPassword } from './set-password.ts'

const resetForm = z
  .object({ idNo: idNoField, smsCode: smsCodeField, password: z.string(), passwordAgain: z.string() })
  .superRefine(passwordPair(it => [it.idNo]))

/** Texts a code to the account's mobile if there is an account; the response does not reveal whether there is. */
export async function sendResetCode(
  acting: Acting,
  values: FormValues,
  besides: FormCheck = async () => {},
): Promise<number> {
  const given = await readFormWith(z.object({ idNo: idNoField }), values, besides)
  const account = await queryAsHall(acting, tx => findAccount(tx, 'person', given.idNo))
  const mobile = account && mobileOf(account)
  return mobile ? await sendCode(acting, { purpose: 'person-password', mobile }) : codeIntervalForStrangers
}

/** Unknown numbers get the same response as known ones. */
const codeIntervalForStrangers = 60

/** 忘记密码: sets a new password, proved by an SMS code to the account's mobile. @throws Refusal as for a wrong code. */
export async function resetPassword(
  tx: Tx,
  acting: Acting,
  values: FormValues,
  besides: FormCheck = async () => {},
): Promise<void> {
  const given = await readFormWith(resetForm, values, besides)
  await limit(acting.runtime, 'login-account', `reset ${given.idNo}`)
  const account = await queryAsHall(acting, tx => findAccount(tx, 'person', given.idNo))
  const mobile = account && mobileOf(account)
  if (!mobile) return refuse('invalid', '手机验证码不正确，请输入您接收到的验证码。', 'smsCode')
  const code = await checkCode(acting, { purpose: 'person-password', mobile, code: given.smsCode })
  const passwordHash = await hashPassword(given.password)
  await asHall(tx, async tx => {
    await useCode(tx, acting.at, code)
    await setPassword(tx, acting, account.account_no, passwordHash)
  })
}
