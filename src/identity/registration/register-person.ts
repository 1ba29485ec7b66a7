import { z } from 'zod'
import { asHall, type FormCheck, type FormValues, type Runtime, refuse, type Tx } from '#platform'
import { findPersonByIdNo, type Person, sameName } from '#registry'
import { newAccount } from '../account/new-account.ts'
import type { Acting } from '../acting.ts'
import { queryAsHall } from '../command.ts'
import { limit } from '../limits.ts'
import { hashPassword } from '../password/hash-password.ts'
import { provedPerson, useProof } from '../provider/prove-identity.ts'
import { identityProviderOf } from '../provider/provider-of.ts'
import { useCode } from '../sms-code/use-code.ts'
import { changeMobile } from './change-mobile.ts'
import { idNoField, mobileField, nameField, passwordPair, smsCodeField } from './fields.ts'
import { readRegistration } from './read-registration.ts'

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

/** One sentence for another number and for none on record: which of the two it is, a stranger need not know. */
function otherNumber(runtime: Runtime): string {
  const provider = identityProviderOf(runtime) ? '通过“身份认证”注册，或' : ''
  return `该手机号码不是您在社保系统登记的手机号码，或者您还没有登记。登记的号码已更换或没有登记的，请${provider}携带身份证到参保地社会保险经办机构窗口登记手机号码后再注册。`
}

/**
 * 注册网上服务个人用户: creates the account of an insured person, proved by an SMS code to the mobile on record. With `proof`
 * from the identity provider any mobile will do, and becomes the one on record.
 * @throws Refusal with the manual's words for each field; `notInsured` if no insured person has this number and name;
 * at `mobile` if it is not the one on record; 'conflict' if the person already has an account.
 */
export async function registerPerson(
  tx: Tx,
  acting: Acting,
  values: FormValues,
  {
    proof,
    besides = async () => {},
  }: { readonly proof?: string | undefined; readonly besides?: FormCheck } = {},
): Promise<void> {
  await limit(acting.runtime, 'registration-address', acting.origin.ip)
  const proved =
    proof === undefined ? undefined : await queryAsHall(acting, tx => provedPerson(tx, acting, proof))
  const { given, code } = await readRegistration(acting, {
    form,
    values: proved ? { ...values, name: proved.name, idNo: proved.idNo } : values,
    purpose: 'person-registration',
    besides,
  })
  // Counted per typed number, so that an attacker cannot lock another person out.
  await limit(acting.runtime, 'registration-mobile', given.mobile)
  const passwordHash = await hashPassword(given.password)
  await asHall(tx, async tx => {
    const person = await insuredPerson(tx, given)
    if (proof === undefined && person.mobile !== given.mobile) {
      refuse('invalid', otherNumber(acting.runtime), 'mobile')
    }
    await useCode(tx, acting.at, code)
    const made = await newAccount(tx, {
      kind: 'person',
      personNo: person.personNo,
      login: given.idNo,
      name: given.name,
      mobile: given.mobile,
      passwordHash,
      at: acting.at,
    })
    if (made === undefined)
      refuse('conflict', '该证件号码已注册，请直接登录；忘记密码可在登录页重新设置。', 'idNo')
    if (proof === undefined) return
    await useProof(tx, acting.at, proof)
    const by = { accountNo: made, name: person.name }
    await changeMobile(tx, acting, {
      person,
      mobile: given.mobile,
      source: 'provider',
      by,
      reason: '注册时通过身份认证',
    })
  })
}

async function insuredPerson(tx: Tx, given: { idNo: string; name: string }): Promise<Person> {
  const person = await findPersonByIdNo(tx, given.idNo)
  if (person && sameName(person.name, given.name)) return person
  return refuse('invalid', `未查询到您的参保信息。请参考以下内容：${notInsured.join('')}`, 'idNo')
}
