import type { z } from 'zod'
import type { Finding } from '#platform'
import { maskMobile } from '#registry'
import type { Facts } from './facts.ts'
import type { schema } from './form.ts'

/** What facts say about what was typed. */
export function rules(
  { unit, legalRepMobile }: Pick<Facts, 'unit' | 'legalRepMobile'>,
  data: z.output<typeof schema>,
): Finding[] {
  const same = unit.creditCode === data.creditCode
  const other = legalRepMobile !== null && legalRepMobile !== data.legalRepMobile
  return [
    ...(same
      ? [
          {
            field: 'creditCode',
            sentence: '新统一社会信用代码与系统中的原代码相同，不需要维护，可直接注册单位网厅。',
          },
        ]
      : []),
    ...(other
      ? [
          {
            field: 'legalRepMobile',
            sentence: `法人手机号与社保系统登记的（${maskMobile(legalRepMobile)}）不一致。登记的号码已更换的，请法定代表人携带营业执照和身份证到参保地社保经办机构变更。`,
          },
        ]
      : []),
  ]
}
