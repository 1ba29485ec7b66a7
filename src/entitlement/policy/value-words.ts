import { reductionName } from '#registry'
import { formulaWords } from '../figure-words.ts'
import { shownShare } from '../shown-share.ts'
import type { FigureName, Policy } from './policy.ts'

/** The values of a policy figure in plain words: several for a list, otherwise one. */
export function valueWords(policy: Policy, name: FigureName): readonly string[] {
  return words[name](policy)
}

const yes = (on: boolean, words: string) => [on ? words : '不作要求']

const words: Readonly<Record<FigureName, (policy: Policy) => readonly string[]>> = {
  unit_types: policy => policy.unit_types.value,
  months_paid: policy => [`不少于 ${policy.months_paid.value} 个月`],
  arrears_cleared: policy => yes(policy.arrears_cleared.value, '缴清欠费后享受'),
  layoff_formula: policy => policy.layoff_formula.value.map(formula => formulaWords[formula]),
  layoff_limit: policy => [`不高于 ${shownShare(policy.layoff_limit.value)}`],
  small_unit_headcount: policy => [`上年度月平均参保 ${policy.small_unit_headcount.value} 人（含）以下`],
  small_unit_layoff_limit: policy => [`不高于 ${shownShare(policy.small_unit_layoff_limit.value)}`],
  normal_reductions: ({ normal_reductions: { value } }) =>
    value.length === 0 ? ['本年度不扣除正常减员'] : value.map(code => `${reductionName(code)}（${code}）`),
  headcount_kept: policy => [`申请时不少于上年末的 ${shownShare(policy.headcount_kept.value)}`],
  discredited_excluded: policy => yes(policy.discredited_excluded.value, '在名单中的不予返还'),
  deregistering_excluded: policy => yes(policy.deregistering_excluded.value, '已进入程序的不予返还'),
  labour_dispatch: policy => [
    policy.labour_dispatch.value === 'must_apply' ? '不免申即享，须依申请办理' : '与其他单位相同',
  ],
  ratio_large: policy => [`实际缴费的 ${shownShare(policy.ratio_large.value)}`],
  ratio_other: policy => [`实际缴费的 ${shownShare(policy.ratio_other.value)}`],
  publicity_working_days: policy => [`${policy.publicity_working_days.value} 个工作日`],
  uses: policy => policy.uses.value,
}
