import { shownYuan } from '#platform'
import type { YearFacts } from '#registry'
import type { LayoffFormula, Policy } from './policy/policy.ts'
import type { ReasonCode } from './reasons.ts'
import type { RegisterName } from './sources.ts'

/** The register figures a decision is based on. */
export type FigureOfFacts = Exclude<keyof YearFacts, 'unitNo' | 'areaCode' | 'unitName'>

interface RegisterFigure {
  /** name on forms, pages and letters */
  readonly name: string
  readonly register: RegisterName
  readonly unit: '' | '人' | '个月' | '元'
}

/** Every figure with its name and the register that owns it, in form order; money is in fen, shown in yuan. */
export const registerFigures = {
  unitType: { name: '单位类型', register: 'registration', unit: '' },
  size: { name: '划型', register: 'registration', unit: '' },
  monthsPaid: { name: '足额缴费月数', register: 'contributions', unit: '个月' },
  unpaidMonths: { name: '未足额缴纳的月数', register: 'contributions', unit: '个月' },
  baseFen: { name: '上年度实际缴费', register: 'contributions', unit: '元' },
  headcountSum: { name: '上年度各月参保人数之和', register: 'contributions', unit: '人' },
  decemberBefore: { name: '上上年末参保人数', register: 'contributions', unit: '人' },
  january: { name: '上年 1 月末参保人数', register: 'contributions', unit: '人' },
  december: { name: '上年 12 月末参保人数', register: 'contributions', unit: '人' },
  previousMonth: { name: '上个月参保人数', register: 'contributions', unit: '人' },
  newClaimants: { name: '上年度新领取失业保险金人数', register: 'claimants', unit: '人' },
  normalReductions: { name: '上年度正常减员人数', register: 'claimants', unit: '人' },
  discredited: { name: '列入严重违法失信名单', register: 'credit', unit: '' },
  deregistering: { name: '在破产、注销程序中', register: 'registration', unit: '' },
  labourDispatch: { name: '劳务派遣单位', register: 'registration', unit: '' },
} as const satisfies Record<FigureOfFacts, RegisterFigure>

/** The figures in form order. */
export const figuresOfFacts = Object.keys(registerFigures).filter(
  (name): name is FigureOfFacts => name in registerFigures,
)

/** A figure formatted for display: 12 个月, 72,000.00 元, 是. */
export function shownFigure(name: FigureOfFacts, value: YearFacts[FigureOfFacts]): string {
  if (value === null || value === '') return '未登记'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string') return value
  const { unit } = registerFigures[name]
  return unit === '元' ? `${shownYuan(value)} 元` : `${value} ${unit}`
}

const figureBehind: Readonly<Record<Exclude<ReasonCode, 'layoff_rate'>, FigureOfFacts>> = {
  unit_type: 'unitType',
  months_paid: 'monthsPaid',
  no_base: 'baseFen',
  arrears: 'unpaidMonths',
  headcount_drop: 'previousMonth',
  discredited: 'discredited',
  deregistering: 'deregistering',
  labour_dispatch: 'labourDispatch',
}

/** The figure most likely wrong if a condition looks wrong: for the lay-off rate, the one its formula counts by. */
export function figureInDoubt(code: ReasonCode, policy: Policy): FigureOfFacts {
  if (code !== 'layoff_rate') return figureBehind[code]
  const [formula = 'CLAIM_AVG'] = policy.layoff_formula.value
  return doubtfulFigures[formula]
}

const doubtfulFigures: Readonly<Record<LayoffFormula, FigureOfFacts>> = {
  CLAIM_AVG: 'newClaimants',
  CLAIM_START: 'newClaimants',
  NET_AVG: 'normalReductions',
  NET_AVG_RAW: 'december',
  NET_START: 'december',
}
