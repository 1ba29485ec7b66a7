import { z } from 'zod'
import type { Field } from '#casework'
import { typed, typedName } from '#registry'

export const person = z.object({
  name: typedName({ least: 2, most: 50, missing: '请填写姓名。' }),
  idNo: typed('id-no'),
  mobile: typed('mobile'),
  fromMonth: typed('month'),
  wage: typed('amount'),
})

export type NewPerson = z.output<typeof person>

export const fields: Readonly<Record<keyof NewPerson, Field>> = {
  name: { label: '姓名', kind: 'name', required: true },
  idNo: { label: '证件号码', kind: 'id-no', required: true },
  mobile: {
    label: '手机号码',
    kind: 'mobile',
    required: true,
    hint: '本人的手机号码；登记中没有本人手机号码的，用它通知本人',
  },
  fromMonth: {
    label: '参保年月',
    kind: 'month',
    required: true,
    hint: '由本单位缴费的第一个月，如 202308',
  },
  wage: { label: '月缴费工资', kind: 'amount', required: true, hint: '元，最多两位小数' },
}
