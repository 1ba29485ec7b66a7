import { z } from 'zod'
import type { FieldSection } from '#casework'
import { reductionReasons, typed, typedIfAny, typedWords } from '#registry'

/** What can be objected to. */
export const points = {
  never: '从未在该单位工作',
  month: '参保年月不对',
  left: '已离职仍在参保',
  reason: '减员原因不对',
  wage: '月缴费工资不对',
} as const

const reasons = Object.values(reductionReasons)
  .filter(one => one.old !== true)
  .map(one => one.name)

export const schema = z.object({
  point: z.enum(points, '请选择有异议的内容。'),
  rightMonth: typedIfAny('month'),
  rightReason: z.enum(['', ...reasons], '请选择正确的减员原因。').default(''),
  explanation: typedWords({ least: 10, most: 500, missing: '请写明实际情况，至少 10 个字。' }),
  contactMobile: typed('mobile', '联系方式应为11位手机号码，办理结果会发送到这个手机。'),
})

type Name = Extract<keyof typeof schema.shape, string>

export const sections: readonly FieldSection<Name>[] = [
  {
    title: '异议内容',
    note: '除您的手机号码和上传的材料外，异议内容会交给单位答复，再由经办机构作出决定。',
    fields: {
      point: {
        label: '有异议的内容',
        kind: 'select',
        required: true,
        options: ['', ...Object.values(points)],
      },
      rightMonth: {
        label: '正确的年月',
        kind: 'month',
        required: false,
        hint: '参保年月不对的，填实际参保的第一个月；已离职的，填离职年月，如 202308',
      },
      rightReason: {
        label: '正确的减员原因',
        kind: 'select',
        required: false,
        options: ['', ...reasons],
        hint: '减员原因不对的必填',
      },
      explanation: {
        label: '情况说明',
        kind: 'textarea',
        required: true,
        most: 500,
        hint: '10 至 500 个字',
      },
    },
  },
  {
    title: '联系信息',
    fields: {
      contactMobile: {
        label: '联系方式',
        kind: 'mobile',
        required: true,
        hint: '手机号码，用来接收办理结果；不会告诉单位',
      },
    },
  },
]
