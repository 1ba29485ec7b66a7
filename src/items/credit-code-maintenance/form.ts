import { z } from 'zod'
import type { FieldSection } from '#casework'
import { typed, typedName } from '#registry'

export const schema = z.object({
  creditCode: typed('credit-code'),
  legalRepMobile: typed('mobile'),
  operatorName: typedName({ least: 2, most: 50, missing: '请填写单位授权经办人姓名。' }),
  operatorMobile: typed('mobile'),
})

type Name = Extract<keyof typeof schema.shape, string>

export const sections: readonly FieldSection<Name>[] = [
  {
    title: '申报信息',
    note: '（注：该功能用于单位统一社会信用代码应急维护，请谨慎操作，如未与单位沟通私自维护，您需承担相应责任！）',
    fields: {
      creditCode: {
        label: '新统一社会信用代码',
        kind: 'credit-code',
        required: true,
        hint: '18 位，请对照营业执照填写',
      },
      legalRepMobile: {
        label: '法人手机号',
        kind: 'mobile',
        required: true,
        hint: '应与社保系统登记的法定代表人手机一致；提交时向该手机发送验证码，由法定代表人确认',
      },
      operatorName: { label: '单位授权经办人姓名', kind: 'name', required: true },
      operatorMobile: {
        label: '单位授权经办人手机号',
        kind: 'mobile',
        required: true,
        hint: '注册单位网厅时用来接收验证码',
      },
    },
  },
]
