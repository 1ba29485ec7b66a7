import { z } from 'zod'
import type { FieldSection } from '#casework'
import { deferralGrounds, insurances, typed, typedWords } from '#registry'
import { contactFields, contactShape } from '../contact.ts'

export const schema = z.object({
  ...contactShape,
  /** what a case that was filed before the hall asked for it stands for */
  ground: typedWords({ least: 1, most: 50, missing: '请选择行业或困难情形。' }).default('暂时困难'),
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
      ground: {
        label: '行业或困难情形',
        kind: 'select',
        required: true,
        hint: '属于政策所列行业的，选择行业；其他单位选择暂时困难',
        // Read when it is shown: the policies are read and checked when the program starts.
        get options() {
          return deferralGrounds()
        },
      },
      insurance: { label: '缓交险种', kind: 'select', required: true, options: insurances },
      from: { label: '缓交起始月份', kind: 'month', required: true, hint: '如 202308' },
      to: { label: '缓交终止月份', kind: 'month', required: true, hint: '如 202312' },
      reason: { label: '缓交原因', kind: 'textarea', required: true },
      plan: { label: '补缴计划', kind: 'textarea', required: true },
    },
  },
]
