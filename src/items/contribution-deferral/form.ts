import { z } from 'zod'
import type { FieldSection } from '#casework'
import { contactFields, contactShape } from '../contact.ts'

const month = z
  .string()
  .trim()
  .regex(/^\d{4}(0[1-9]|1[0-2])$/, '请输入年月 6 位数字，如 202308。')

const insurances = ['养老保险', '失业保险', '工伤保险'] as const

export const schema = z.object({
  ...contactShape,
  insurance: z.enum(insurances, '请选择缓交险种。'),
  from: month,
  to: month,
  reason: z.string().trim().min(10, '请写明缓交原因，至少 10 个字。').max(500, '不能超过 500 个字。'),
  plan: z.string().trim().min(5, '请写明补缴计划。').max(500, '不能超过 500 个字。'),
})

type Name = Extract<keyof typeof schema.shape, string>

export const sections: readonly FieldSection<Name>[] = [
  {
    title: '联系信息',
    fields: contactFields,
  },
  {
    title: '缓交信息',
    fields: {
      insurance: { label: '缓交险种', kind: 'select', required: true, options: insurances },
      from: { label: '缓交起始月份', kind: 'month', required: true, hint: '如 202308' },
      to: { label: '缓交终止月份', kind: 'month', required: true, hint: '如 202312' },
      reason: { label: '缓交原因', kind: 'textarea', required: true },
      plan: { label: '补缴计划', kind: 'textarea', required: true },
    },
  },
]
