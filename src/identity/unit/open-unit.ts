import { z } from 'zod'
import { asHall, type Finding, type FormCheck, type FormValues, Refusal, refuse, type Tx } from '#platform'
import { sameName, type Unit, unitContact } from '#registry'
import type { Acting } from '../acting.ts'
import { limit } from '../limits.ts'
import { creditCodeField, mobileField, nameField, smsCodeField } from '../registration/fields.ts'
import { readRegistration } from '../registration/read-registration.ts'
import { useCode } from '../sms-code/use-code.ts'
import { identity } from '../tables.ts'
import { refuseIfFrozen } from '../unit-registration/freeze.ts'
import { tellRegistration } from '../unit-registration/tell-registration.ts'
import { knownMobiles } from './known-mobiles.ts'
import { lockByCreditCode } from './lock-by-credit-code.ts'

const form = z.object({
  unitName: nameField('请填写单位名称。'),
  creditCode: creditCodeField,
  mobile: mobileField,
  smsCode: smsCodeField,
})

/**
 * 开通单位社保网上服务: opens online service for a unit if name, code and mobile match the record. Names each field that does not
 * match, never the right value. Everyone connected with the unit is notified and may object.
 * @throws Refusal per field, 'conflict' if the unit is already open, 'forbidden' while its registration is frozen.
 */
export async function openUnit(
  tx: Tx,
  acting: Acting,
  values: FormValues,
  besides: FormCheck = async () => {},
): Promise<void> {
  await limit(acting.runtime, 'registration-address', acting.origin.ip)
  const { given, code } = await readRegistration(acting, {
    form,
    values,
    purpose: 'unit-registration',
    besides,
  })
  await asHall(tx, async tx => {
    const unit = await lockByCreditCode(tx, given.creditCode)
    if (!unit) {
      return refuse(
        'invalid',
        '系统中没有登记该统一社会信用代码。请先由本单位参保职工在个人网厅办理“维护统一社会信用代码申报”。',
        'creditCode',
      )
    }
    const mismatches = await mismatchesOf(tx, unit, given)
    if (mismatches.length > 0) throw new Refusal('invalid', mismatches)
    await refuseIfFrozen(tx, unit.unitNo)
    await useCode(tx, acting.at, code)
    const opened = await identity(tx)
      .insertInto('identity.unit_opening')
      .values({ unit_no: unit.unitNo, opened_at: acting.at })
      .onConflict(conflict => conflict.doNothing())
      .executeTakeFirst()
    if (opened.numInsertedOrUpdatedRows !== 1n) {
      refuse('conflict', '该单位已开通网上服务，请返回登录页，使用免数字证书登录。', 'creditCode')
    }
    const contact = await unitContact(tx, unit.unitNo)
    const who = { name: contact?.operatorName ?? '', mobile: given.mobile }
    await tellRegistration(tx, acting, { unitNo: unit.unitNo, kind: 'opening', who })
  })
}

async function mismatchesOf(tx: Tx, unit: Unit, given: z.infer<typeof form>): Promise<Finding[]> {
  const nameDiffers = !sameName(unit.name, given.unitName)
  const known = await knownMobiles(tx, unit)
  return [
    ...(nameDiffers
      ? [{ field: 'unitName', sentence: '单位名称与社保系统登记的不一致，请按营业执照核对后填写全称。' }]
      : []),
    ...(known.includes(given.mobile)
      ? []
      : [
          {
            field: 'mobile',
            sentence: '联系手机号码与维护的单位授权经办人手机号不一致，请使用在个人网厅维护的经办人手机号。',
          },
        ]),
  ]
}
