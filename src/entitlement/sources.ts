import { monthBefore } from '#registry'
import { monthWords } from './figure-words.ts'
import type { Policy } from './policy/policy.ts'
import type { ReasonCode } from './reasons.ts'

/** The register behind each condition, and the office that owns and corrects it. */
export const registers = {
  registration: { name: '单位参保登记信息', office: '参保地社保经办机构' },
  contributions: { name: '失业保险缴费记录', office: '参保地社保经办机构（征缴）' },
  claimants: { name: '失业保险金领取和减员记录', office: '参保地失业保险经办机构' },
  credit: { name: '严重违法失信名单', office: '参保地公共信用信息部门' },
} as const

export type RegisterName = keyof typeof registers

/** The register a condition is read from. */
export const registerOf: Readonly<Record<ReasonCode, RegisterName>> = {
  unit_type: 'registration',
  months_paid: 'contributions',
  no_base: 'contributions',
  arrears: 'contributions',
  layoff_rate: 'claimants',
  headcount_drop: 'contributions',
  discredited: 'credit',
  deregistering: 'registration',
  labour_dispatch: 'registration',
}

/** 失业保险缴费记录，截至 2023-08-11 */
export function sourceOf(code: ReasonCode, policy: Policy, asOf: string): string {
  const { name } = registers[registerOf[code]]
  if (code === 'layoff_rate') return `${name}、缴费人数，${policy.base_year} 年度`
  if (code === 'headcount_drop') return `${name}，${monthWords(monthBefore(asOf))}`
  return `${name}，截至 ${asOf}`
}
