import { z } from 'zod'
import type { FieldSection } from '#casework'
import { insurances, typed, typedWords } from '#registry'
import { contactFields, contactShape } from '../contact.ts'

export const schema = z.object({
  ...contactShape,
  insurance: z.enum(insurances, '请选择缓交险种。'),
  from: typed('month'),
  to: typed('month'),
  reason: typedWords({ least: 10, most: 500, missing: '请写明缓交原因，至少 10 个字。' }),
  plan: typedWords({ least: 5, most: 500, missing: '请写明补缴计划。' }),
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
