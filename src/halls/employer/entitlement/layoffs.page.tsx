import { Buttons, LinkButton } from '#ui'
import { operatorPage } from '../../serving/page.ts'
import { pageAsked } from '../../serving/url-params.ts'
import { Formulas, Months, People } from './layoff-parts.tsx'
import { layoffsOf } from './layoffs.ts'
import { NoPolicy } from './no-policy.tsx'
import { entitlementPaths } from './paths.ts'

/** 单位网厅 › 裁员率明细: GET /employer/entitlement/layoffs */
export const layoffsPage = operatorPage({
  path: entitlementPaths.layoffs,
  title: '裁员率明细',
  trail: [{ href: entitlementPaths.page, text: '我能享受多少' }],
  load: async ({ acting, query: asked }, tx) => await layoffsOf(tx, acting, pageAsked(asked)),
  view: (found, visit) => (
    <>
      {found ? (
        <>
          <Formulas {...found} />
          <Months {...found} />
          <People {...found} catalogue={visit.catalogue} />
          <Buttons>
            <LinkButton href={entitlementPaths.page} look="secondary">
              返回我能享受多少
            </LinkButton>
          </Buttons>
        </>
      ) : (
        <NoPolicy visit={visit} />
      )}
    </>
  ),
})
