import type { z } from 'zod'
import type { Finding } from '#platform'
import { sameName } from '#registry'
import type { UnitFacts } from '../unit-facts.ts'
import { mustGiveReasons, type RefundFacts } from './facts.ts'
import type { schema } from './form.ts'

/**
 * Checks that the account belongs to the unit by its name, the only check possible before paying. 个体工商户 may use the
 * operator's account.
 */
export function rules(
  facts: Pick<RefundFacts, 'year' | 'pushed'> & {
    readonly unit: Pick<UnitFacts['unit'], 'name' | 'unitType'>
  },
  data: z.output<typeof schema>,
): Finding[] {
  const otherYear = data.year !== facts.year
  const noReason = mustGiveReasons(facts) && data.reason.length < 10
  const otherName = facts.unit.unitType !== '个体工商户' && !sameName(data.accountName, facts.unit.name)
  return [
    ...(otherYear ? [{ field: 'year', sentence: `现在只能申报 ${facts.year} 年度，请刷新页面。` }] : []),
    ...(noReason ? [{ field: 'reason', sentence: '请写明依申请办理的理由，至少 10 个字。' }] : []),
    ...(otherName
      ? [
          {
            field: 'accountName',
            sentence: `账户名称应与单位名称“${facts.unit.name}”一致，否则资金会被银行退回。`,
          },
        ]
      : []),
  ]
}
