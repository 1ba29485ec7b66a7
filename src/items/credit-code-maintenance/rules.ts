import type { z } from 'zod'
import type { Finding } from '#platform'
import type { Facts } from './facts.ts'
import type { schema } from './form.ts'

/** Checks the typed values against the facts. */
export function rules({ unit }: Pick<Facts, 'unit'>, data: z.output<typeof schema>): Finding[] {
  return unit.creditCode === data.creditCode
    ? [
        {
          field: 'creditCode',
          sentence: '新统一社会信用代码与系统中的原代码相同，不需要维护，可直接注册单位网厅。',
        },
      ]
    : []
}
