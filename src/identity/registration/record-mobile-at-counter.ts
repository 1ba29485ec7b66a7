import { z } from 'zod'
import { areaPrefix, asHall, type FormValues, readFormWith, refuse, type Tx } from '#platform'
import { findPersonByIdNo, getUnit, type Person, sameName, typedWords } from '#registry'
import type { Acting, OfficerActor } from '../acting.ts'
import { proveAgain } from '../second-factor/prove-again.ts'
import { changeMobile } from './change-mobile.ts'
import { idNoField, mobileField, nameField } from './fields.ts'

const form = z.object({
  name: nameField('请填写姓名。'),
  idNo: idNoField,
  mobile: mobileField,
  reason: typedWords({ least: 2, most: 100, missing: '请填写核实情况。' }),
  seen: z.literal('1', '请核对身份证原件后勾选。'),
  password: z.string(),
})

/**
 * 个人手机号登记: 受理岗 puts a person's mobile on record at the counter, having seen the ID card. The old number is notified.
 * @returns the person's name. @throws Refusal per field, and for another post; 'invalid' at `idNo` for somebody who is
 * not known by this name, or whose unit is in another area; 'conflict' at `mobile` for the number on record.
 */
export async function recordMobileAtCounter(
  tx: Tx,
  acting: Acting<OfficerActor>,
  values: FormValues,
): Promise<string> {
  const { who } = acting
  if (who.role !== 'accept') refuse('forbidden', '个人手机号登记由受理岗在窗口办理。')
  const blank = { name: '', idNo: '', mobile: '', reason: '', seen: '', password: '' }
  const given = await readFormWith(form, { ...blank, ...values }, () =>
    proveAgain(acting, { password: values.password ?? '' }),
  )
  return await asHall(tx, async tx => {
    const person = await personAtCounter(tx, who, given)
    const { mobile, reason } = given
    if (person.mobile === mobile) refuse('conflict', '登记的就是这个手机号码，不需要变更。', 'mobile')
    const by = { accountNo: who.accountNo, name: who.name, areaCode: who.areaCode }
    await changeMobile(tx, acting, { person, mobile, reason, source: 'counter', by })
    return person.name
  })
}

async function personAtCounter(
  tx: Tx,
  who: OfficerActor,
  given: { readonly idNo: string; readonly name: string },
): Promise<Person> {
  const person = await findPersonByIdNo(tx, given.idNo)
  const unit = person?.unitNo ? await getUnit(tx, person.unitNo) : undefined
  const near = unit === undefined || unit.areaCode.startsWith(areaPrefix(who.areaCode))
  if (person && near && sameName(person.name, given.name)) return person
  return refuse('invalid', '没有找到该姓名和证件号码的参保人员，或其参保单位不在本统筹区。', 'idNo')
}
