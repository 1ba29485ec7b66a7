import { entitlementFacts, policyYears } from '#entitlement'
import { operatorPage } from '../../serving/page.ts'
import { Comparison } from '../../what-if/comparison.tsx'
import { FigureFields } from '../../what-if/figure-fields.tsx'
import { policyOfToday, trialOf } from '../../what-if/trial.ts'
import { NoPolicy } from './no-policy.tsx'
import { entitlementPaths } from './paths.ts'

/** 单位网厅 › 享受资格试算: GET /employer/entitlement/what-if */
export const whatIfPage = operatorPage({
  path: entitlementPaths.whatIf,
  title: '享受资格试算',
  trail: [{ href: entitlementPaths.page, text: '我能享受多少' }],
  async load(visit, tx) {
    const years = await policyYears(tx)
    const choices = years.flatMap(({ policy }) => policy ?? [])
    const policy = policyOfToday(visit, choices)
    if (!policy) return undefined
    const { facts } = await entitlementFacts(tx, visit.acting, visit.acting.who.unitNo, policy)
    return trialOf(visit, choices, policy, facts)
  },
  view: (trial, visit) => (
    <>
      <p>表中是系统登记的本单位数据。改动其中几个数，看看结果怎样变化；不保存，也不改变登记数据。</p>
      {trial ? (
        <>
          <Comparison trial={trial} />
          <FigureFields visit={visit} trial={trial} />
        </>
      ) : (
        <NoPolicy visit={visit} />
      )}
    </>
  ),
})
