import { z } from 'zod'
import type { FieldSection } from '#casework'
import { creditCodeFault, mobileFault, normaliseCreditCode } from '#registry'

const mobile = z
  .string()
  .trim()
  .refine(text => mobileFault(text) === undefined, '手机号码为必填项，且手机号码应为11位数字。')

export const schema = z.object({
  creditCode: z
    .string()
    .transform(normaliseCreditCode)
    .superRefine((code, context) => {
      const message = creditCodeFault(code)
      if (message !== undefined) context.addIssue({ code: 'custom', message })
    }),
  legalRepMobile: mobile,
  operatorName: z.string().trim().min(2, '请填写单位授权经办人姓名。').max(50, '不能超过 50 个字。'),
  operatorMobile: mobile,
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
      operatorName: { label: '单位授权经办人姓名', kind: 'text', required: true },
      operatorMobile: {
        label: '单位授权经办人手机号',
        kind: 'mobile',
        required: true,
        hint: '注册单位网厅时用来接收验证码',
      },
    },
  },
]
