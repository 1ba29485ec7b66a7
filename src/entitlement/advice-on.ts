import { businessDate, startOfDay } from '#platform'
import type { YearFacts } from '#registry'
import type { Policy } from './policy/policy.ts'
import type { ReasonCode } from './reasons.ts'

/**
 * How a failing condition can be met. `act`: the unit can still do it this year. `apply`: by a separate application.
 * `record`: only if the register is wrong. `later`: not this year, possibly the next.
 */
export type RemedyWay = 'act' | 'apply' | 'record' | 'later'

interface Ailing {
  readonly policy: Policy
  readonly facts: YearFacts
  readonly change: Partial<YearFacts>
}

interface Advice {
  readonly way: RemedyWay
  readonly advice: string
  readonly until: string | undefined
}

/** The remedy for a failing condition and its deadline, as worded on page and letter. */
export function adviceOn(code: ReasonCode, of: Ailing): Advice {
  return advice[code](of)
}

const advice: Readonly<Record<ReasonCode, (of: Ailing) => Advice>> = {
  unit_type: ({ policy }) => ({
    way: 'record',
    advice: `只有${policy.unit_types.value.join('、')}可以享受。登记的单位类型与营业执照或登记证书不一致的，请申请更正；一致的，本年度不能享受。`,
    until: policy.valid.to,
  }),
  months_paid: of => (mayCatchUp(of) ? catchUp(of) : wait(of)),
  no_base: ({ policy, facts }) =>
    facts.unpaidMonths > 0
      ? {
          way: 'act',
          advice: `请补缴 ${policy.base_year} 年度的失业保险费，返还金额按补缴后实际到账的该年度缴费计算，滞纳金不计入。`,
          until: policy.valid.to,
        }
      : nextYear(policy, `${policy.base_year} 年度没有应缴的失业保险费，本年度没有可以返还的金额。`),
  arrears: ({ policy, facts }) => ({
    way: 'act',
    advice: `请到税务部门缴清 ${facts.unpaidMonths} 个月的欠费（或补足差额）；批准缓缴的月份，在缓缴期内只需缴清个人部分。到账后本页自动更新，不需要另外申请。`,
    until: policy.valid.to,
  }),
  layoff_rate: ({ policy }) => ({
    way: 'record',
    advice: `裁员率按 ${policy.base_year} 年度的记录计算，现在增员或停止裁员都不能改变它。请在“裁员率明细”中逐人核对：有人员不应计入、减员原因登记有误的，申请更正并提供证明；记录无误的，本年度不能享受，${policy.year + 1} 年度将按 ${policy.year} 年的记录重新计算。`,
    until: policy.valid.to,
  }),
  headcount_drop: ({ policy, facts, change }) => ({
    way: 'act',
    advice: `申请时上个月的参保人数至少要有 ${change.previousMonth ?? 0} 人，现在是 ${facts.previousMonth} 人，还差 ${(change.previousMonth ?? 0) - facts.previousMonth} 人。请为实际在岗的职工办理增员并按月缴费，次月起按新的人数计算；最迟要在截止日所在的上一个月增到位。`,
    until: endOfMonthBefore(policy.valid.to),
  }),
  discredited: ({ policy }) => ({
    way: 'act',
    advice: `请向作出认定的部门申请信用修复。名单以公示期满时为准（公示 ${policy.publicity_working_days.value} 个工作日）：公示期满前移出名单的，可以享受。`,
    until: policy.valid.to,
  }),
  deregistering: ({ policy }) => ({
    way: 'record',
    advice:
      '已撤回注销、终止破产程序的，请持登记机关或法院的文书申请更正登记状态；程序仍在进行的，不能享受。',
    until: policy.valid.to,
  }),
  labour_dispatch: ({ policy }) => ({
    way: 'apply',
    advice:
      '劳务派遣单位不能免申即享，请由本单位提出申请，并上传《劳务派遣经营许可证》等材料。不是劳务派遣单位而被登记为劳务派遣的，申请更正。',
    until: policy.valid.to,
  }),
}

/** Unpaid months that were due can still be paid; months that were never due cannot. */
const mayCatchUp = ({ policy, facts }: Ailing) =>
  facts.unpaidMonths >= policy.months_paid.value - facts.monthsPaid

const catchUp = ({ policy, facts }: Ailing): Advice => ({
  way: 'act',
  advice: `还差 ${policy.months_paid.value - facts.monthsPaid} 个月。有 ${facts.unpaidMonths} 个月应缴而没有足额缴纳，其中属于 ${policy.base_year} 年 12 月以前的月份，补足后计入足额缴费月数。`,
  until: policy.valid.to,
})

const wait = ({ policy, facts }: Ailing): Advice =>
  nextYear(
    policy,
    `截至 ${policy.base_year} 年 12 月只有 ${facts.monthsPaid} 个月足额缴费，没有可以补缴的月份，本年度不能享受。缴费记录有遗漏的，申请更正。`,
  )

const nextYear = (policy: Policy, words: string): Advice => ({
  way: 'later',
  advice: `${words}按月足额缴费，可以在 ${policy.year + 1} 年度再看。`,
  until: undefined,
})

/** The last day of the month before that of a date (YYYY-MM-DD). */
function endOfMonthBefore(day: string): string {
  const first = startOfDay(`${day.slice(0, 7)}-01`)
  return businessDate(new Date(first.getTime() - 24 * 3600_000))
}
