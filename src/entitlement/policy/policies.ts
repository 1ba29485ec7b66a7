import { refuse } from '#platform'
import type { Policy } from './policy.ts'
import { readPolicies } from './read-policies.ts'

let known: readonly Policy[] | undefined

/** All policies on file, newest year first. Read once and validated at program start. */
export function policies(): readonly Policy[] {
  known ??= [...readPolicies()].sort((one, other) => other.year - one.year)
  return known
}

/** The policy of a year, if there is a file for it. */
export const findPolicy = (year: number): Policy | undefined => policies().find(one => one.year === year)

/**
 * The policy of a year for a run's date (YYYY-MM-DD). @throws Refusal if there is no file for the year or the date is
 * outside its period: nothing is decided on missing or expired figures.
 */
export function policyFor(year: number, asOf: string): Policy {
  const policy = findPolicy(year) ?? refuse('conflict', `没有 ${year} 年度的政策文件（policy/），不能计算。`)
  const { from, to } = policy.valid
  if (asOf < from) return refuse('conflict', `${policy.path} 从 ${from} 起有效，${asOf} 还不能计算。`)
  if (asOf > to) return refuse('conflict', `${policy.path} 有效期至 ${to}，${asOf} 已过期，不能计算。`)
  return policy
}
