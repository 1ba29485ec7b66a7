import { shownYuan } from '#platform'
import { monthBefore, type YearFacts } from '#registry'
import type { Evaluation } from './evaluate.ts'
import { decimalOf } from './layoff-rate.ts'
import type { LayoffFormula, Policy } from './policy/policy.ts'
import type { ReasonCode } from './reasons.ts'
import { shownShare } from './shown-share.ts'

interface Counted {
  readonly policy: Policy
  readonly facts: YearFacts
  readonly evaluation: Evaluation
  /** YYYY-MM-DD */
  readonly asOf: string
}

interface Words {
  readonly figure: string
  readonly limit: string
  readonly unknown: boolean
}

const known = (figure: string, limit: string): Words => ({ figure, limit, unknown: false })

/** 裁员率 by each formula, in plain words. */
export const formulaWords: Readonly<Record<LayoffFormula, string>> = {
  CLAIM_AVG: '上年度新领取失业保险金人数 ÷ 上年度月平均参保人数',
  CLAIM_START: '上年度新领取失业保险金人数 ÷ 上上年末参保人数',
  NET_AVG: '（上年1月末参保人数 − 上年12月末参保人数 − 正常减员人数）÷ 上年度月平均参保人数',
  NET_AVG_RAW: '（上年1月末参保人数 − 上年12月末参保人数）÷ 上年度月平均参保人数',
  NET_START: '（上上年末参保人数 − 上年末参保人数）÷ 上上年末参保人数',
}

/** The average of twelve months: 40.00 人. */
export const averageOf = ({ headcountSum }: Pick<YearFacts, 'headcountSum'>): string =>
  decimalOf({ numerator: headcountSum, denominator: 12 }, 2)

/** Actual and required figures, condition by condition. */
export const figureWords: Readonly<Record<ReasonCode, (of: Counted) => Words>> = {
  unit_type: ({ policy, facts }) => known(facts.unitType, `属于${policy.unit_types.value.join('、')}`),
  months_paid: ({ policy, facts }) =>
    known(
      `${facts.monthsPaid} 个月`,
      `截至 ${policy.base_year} 年 12 月不少于 ${policy.months_paid.value} 个月`,
    ),
  no_base: ({ policy, facts }) =>
    known(`${shownYuan(facts.baseFen)} 元`, `${policy.base_year} 年度实际缴费大于 0 元`),
  arrears: ({ facts }) =>
    known(
      facts.unpaidMonths === 0 ? '无欠费' : `${facts.unpaidMonths} 个月未足额缴纳`,
      '应缴月份全部足额缴纳；批准缓缴的月份，缓缴期内缴清个人部分',
    ),
  layoff_rate: ({ policy, facts, evaluation }) => ({
    figure: `${percentOf(evaluation)}（${policy.layoff_formula.value.map(name => countedBy(name, facts)).join('；')}）`,
    limit: `不高于 ${shownShare(evaluation.layoffLimit)}`,
    unknown: facts.headcountSum === 0,
  }),
  headcount_drop: ({ policy, facts, asOf }) => ({
    figure: `${monthWords(monthBefore(asOf))} ${facts.previousMonth} 人，${policy.base_year} 年 12 月 ${facts.december} 人`,
    limit: `不少于上年末的 ${shownShare(policy.headcount_kept.value)}`,
    unknown: facts.previousMonth === 0 && facts.december > 0,
  }),
  discredited: ({ facts }) =>
    known(facts.discredited ? '在严重违法失信名单中' : '未列入', '未列入严重违法失信名单'),
  deregistering: ({ facts }) =>
    known(facts.deregistering ? '正在破产、注销或属于僵尸企业' : '正常', '未在破产、注销程序中'),
  labour_dispatch: ({ facts }) =>
    known(facts.labourDispatch ? '劳务派遣单位' : '不是劳务派遣单位', '劳务派遣单位不免申即享，须依申请办理'),
}

/** The rate in per cent with four decimals, so that 5.5023% is not shown as 5.50%. */
const percentOf = ({ layoffRate: { numerator, denominator } }: Evaluation) =>
  `${decimalOf({ numerator: numerator * 100, denominator }, 4)}%`

/** A formula's figures spelled out: 6 人 ÷ 月平均 100.00 人. */
export function countedBy(formula: LayoffFormula, facts: YearFacts): string {
  const average = `${averageOf(facts)} 人`
  switch (formula) {
    case 'CLAIM_AVG':
      return `${facts.newClaimants} 人 ÷ 月平均 ${average}`
    case 'CLAIM_START':
      return `${facts.newClaimants} 人 ÷ 上上年末 ${facts.decemberBefore} 人`
    case 'NET_AVG':
      return facts.december >= facts.january
        ? `年末 ${facts.december} 人不少于年初 ${facts.january} 人，视为未裁员`
        : `（${facts.january} − ${facts.december} − ${facts.normalReductions}）人 ÷ 月平均 ${average}`
    case 'NET_AVG_RAW':
      return `（${facts.january} − ${facts.december}）人 ÷ 月平均 ${average}`
    case 'NET_START':
      return `（${facts.decemberBefore} − ${facts.december}）人 ÷ 上上年末 ${facts.decemberBefore} 人`
  }
}

/** YYYYMM in words. */
export const monthWords = (month: string) => `${month.slice(0, 4)} 年 ${Number(month.slice(4))} 月`
