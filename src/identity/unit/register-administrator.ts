import { z } from 'zod'
import { asHall, type FormCheck, type FormValues, refuse, type Tx } from '#platform'
import { newAccount } from '../account/new-account.ts'
import type { Acting } from '../acting.ts'
import { limit } from '../limits.ts'
import { hashPassword } from '../password/hash-password.ts'
import {
  creditCodeField,
  mobileField,
  nameField,
  passwordPair,
  smsCodeField,
} from '../registration/fields.ts'
import { readRegistration } from '../registration/read-registration.ts'
import { startSession } from '../session/start-session.ts'
import { useCode } from '../sms-code/use-code.ts'
import { refuseIfFrozen } from '../unit-registration/freeze.ts'
import { tellRegistration } from '../unit-registration/tell-registration.ts'
import { isOpen } from './is-open.ts'
import { knownMobiles } from './known-mobiles.ts'
import { lockByCreditCode } from './lock-by-credit-code.ts'

const form = z
  .object({
    account: creditCodeField,
    name: nameField('请输入单位联系人姓名。'),
    mobile: mobileField,
    smsCode: smsCodeField,
    password: z.string(),
    passwordAgain: z.string(),
  })
  .superRefine(passwordPair(it => [it.account, it.mobile, it.name]))

/**
 * 单位首次登陆注册单位管理员: registers a unit's first operator, whose mobile must match the record. Everybody connected with
 * the unit is told and may object.
 * @returns a session token, since registration leads straight to the unit's home page.
 */
export async function registerAdministrator(
  tx: Tx,
  acting: Acting,
  values: FormValues,
  besides: FormCheck = async () => {},
): Promise<string> {
  await limit(acting.runtime, 'registration-address', acting.origin.ip)
  const { given, code } = await readRegistration(acting, {
    form,
    values,
    purpose: 'administrator-registration',
    besides,
  })
  const passwordHash = await hashPassword(given.password)
  return await asHall(tx, async tx => {
    const unit = await lockByCreditCode(tx, given.account)
    if (!unit || !(await isOpen(tx, unit.unitNo))) {
      return refuse('invalid', '该账号尚未开通单位网上服务，请返回登录页点击“马上注册?”。', 'account')
    }
    if (!(await knownMobiles(tx, unit)).includes(given.mobile)) {
      refuse('invalid', '手机号码与维护的单位授权经办人手机号不一致，不能完成注册。', 'mobile')
    }
    await refuseIfFrozen(tx, unit.unitNo)
    await useCode(tx, acting.at, code)
    const accountNo = await newAccount(tx, {
      kind: 'operator',
      unitNo: unit.unitNo,
      login: unit.unitNo,
      name: given.name,
      mobile: given.mobile,
      passwordHash,
      at: acting.at,
    })
    if (accountNo === undefined) return refuse('conflict', '该单位已有管理员，请返回登录页登录。', 'account')
    const who = { name: given.name, mobile: given.mobile }
    await tellRegistration(tx, acting, { unitNo: unit.unitNo, kind: 'administrator', who })
    return await startSession(tx, acting, accountNo)
  })
}
