import { z } from 'zod'
import type { FieldSection } from '#casework'
import { reasonNames } from '#entitlement'
import { typedWords } from '#registry'
import { contactFields, contactShape } from '../contact.ts'

/** What can be objected to: a condition by its name, or the inputs of the amount. */
const points = [...Object.values(reasonNames), '返还比例', '返还基数和金额'] as const

export const schema = z.object({
  ...contactShape,
  point: z.enum(points, '请选择有异议的内容。'),
  wanted: typedWords({ least: 1, most: 100, missing: '请填写认为应当怎样认定。' }),
  reason: typedWords({ least: 10, most: 1000, missing: '请写明理由和所依据的规定或事实，至少 10 个字。' }),
})

type Name = Extract<keyof typeof schema.shape, string>

export const sections: readonly FieldSection<Name>[] = [
  {
    title: '异议内容',
    note: '登记的数据本身有误的，请在“我能享受多少”该项条件旁点“数据有误”；数据无误而对认定结果不同意的，在这里提出。',
    fields: {
      point: { label: '有异议的内容', kind: 'select', required: true, options: ['', ...points] },
      wanted: { label: '认为应当', kind: 'text', required: true, hint: '如：符合条件、按 60% 返还' },
      reason: { label: '异议理由', kind: 'textarea', required: true, most: 1000, hint: '至少 10 个字' },
    },
  },
  {
    title: '联系信息',
    fields: contactFields,
  },
]
