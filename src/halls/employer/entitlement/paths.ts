import { type FigureOfFacts, registerFigures } from '#entitlement'
import { paths } from '../../filing/paths.ts'

/** Addresses around 我能享受多少; the only place they are defined. */
export const entitlementPaths = {
  page: '/employer/entitlement',
  letter: '/employer/entitlement/letter',
  whatIf: '/employer/entitlement/what-if',
  layoffs: '/employer/entitlement/layoffs',
  apply: paths('employer').form('stable-employment-refund'),
  objection: paths('employer').form('result-objection'),
  /** 数据有误: requests the correction of one figure */
  correction: (figure: FigureOfFacts) =>
    `${paths('employer').form('data-correction')}?${new URLSearchParams({ figure: registerFigures[figure].name })}`,
}
