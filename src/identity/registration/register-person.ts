import { z } from 'zod'
import { asHall, type FormValues, readForm, refuse, type Tx } from '#platform'
import { findPersonByIdNo, sameName } from '#registry'
import { newAccount } from '../account/new-account.ts'
import type { Acting } from '../acting.ts'
import { limit } from '../limits.ts'
import { hashPassword } from '../password/hash-password.ts'
import { checkCode } from '../sms-code/check-code.ts'
import { useCode } from '../sms-code/use-code.ts'
import { idNoField, mobileField, nameField, passwordPair, smsCodeField } from './fields.ts'

const form = z
  .object({
    name: nameField('请填写注册人姓名。'),
    idType: z.literal('居民身份证', '请选择证件类型。'),
    idNo: idNoField,
    mobile: mobileField,
    smsCode: smsCodeField,
    password: z.string(),
    passwordAgain: z.string(),
  })
  .superRefine(passwordPair(it => [it.idNo, it.mobile, it.name]))

/** The mobile to send a code to, once it is well-formed; the rest of the form may still be incomplete. */
export const registrationMobile = z.object({ mobile: mobileField })

/** The manual's message for someone the system does not know as insured. */
export const notInsured = [
  '1、请向单位经办人核实您参保的社会保险经办机构，到对应的经办机构查询；',
  '2、已经参保异地或终止社会保险关系人员无法在网站进行查询；',
  '如不属于以上情况，则有可能您在参保登记时信息留存有误，导致网上无法查询到个人信息，请到参保的社会保险经办机构核对个人信息。',
]

/**
 * 注册网上服务个人用户: creates the account of an insured person, proved by an SMS code.
 * @throws Refusal with the manual's words for each field; `notInsured` if no insured person has this number and name;
 * 'conflict' if the person already has an account.
 */
export async function registerPerson(tx: Tx, acting: Acting, values: FormValues): Promise<void> {
  await limit(acting.runtime, 'registration-address', acting.origin.ip)
  const given = readForm(form, values)
  const code = await checkCode(acting, {
    purpose: 'person-registration',
    mobile: given.mobile,
    code: given.smsCode,
  })
  const passwordHash = await hashPassword(given.password)
  await asHall(tx, async tx => {
    const personNo = await insuredPerson(tx, given)
    await useCode(tx, acting.at, code)
    const made = await newAccount(tx, {
      kind: 'person',
      personNo,
      login: given.idNo,
      name: given.name,
      mobile: given.mobile,
      passwordHash,
      at: acting.at,
    })
    if (made === undefined)
      refuse('conflict', '该证件号码已注册，请直接登录；忘记密码可在登录页重新设置。', 'idNo')
  })
}

async function insuredPerson(tx: Tx, given: { idNo: string; name: string }): Promise<number> {
  const person = await findPersonByIdNo(tx, given.idNo)
  if (person && sameName(person.name, given.name)) return person.personNo
  return refuse('invalid', `未查询到您的参保信息。请参考以下内容：${notInsured.join('')}`, 'idNo')
}
