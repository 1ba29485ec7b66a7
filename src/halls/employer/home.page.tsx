import { newestNotices } from '#bulletin'
import {
  type Catalogue,
  countHearings,
  countSubmittedRows,
  employerHomeCounts,
  type HomeFigure,
  toDo,
} from '#casework'
import { businessDate, businessMonth } from '#platform'
import { contributionFigures, getUnit } from '#registry'
import { Counts, LinkButton, Notice } from '#ui'
import { operatorPage } from '../serving/page.ts'
import { Bulletin, Entitlement, Entrances, type Home, Money, Review } from './home-parts.tsx'
import { PushedToDo, pushedToDo } from './pushed.tsx'

/** 单位网厅 › 首页: GET /employer */
export const homePage = operatorPage({
  path: '/employer',
  title: '单位网厅',
  async load(visit, tx): Promise<Home> {
    const { acting } = visit
    const month = businessMonth(acting.at)
    const { unitNo } = acting.who
    const begun = await toDo(tx, acting, 'employer')
    return {
      month,
      unit: await getUnit(tx, unitNo),
      figures: await contributionFigures(tx, unitNo, businessDate(acting.at)),
      objections: await countHearings(tx, acting),
      counted: await employerHomeCounts(tx, acting, month),
      additions: await countSubmittedRows(tx, acting, {
        itemCodes: countedIn(visit.catalogue, 'additions'),
        month,
      }),
      reductions: await countSubmittedRows(tx, acting, {
        itemCodes: countedIn(visit.catalogue, 'reductions'),
        month,
      }),
      pushed: await pushedToDo(tx, visit, begun),
      open: begun.open,
      ...(await newestNotices(tx, 4)),
    }
  },
  heading: ({ unit }) => unit.name,
  view: (home, visit) => (
    <>
      <PushedToDo pushed={home.pushed} />
      {home.open.length > 0 ? (
        <Notice tone="warning" title={`有 ${home.open.length} 笔业务已保存，还没有提交`}>
          <LinkButton href="/employer/to-do" small>
            去提交
          </LinkButton>
        </Notice>
      ) : null}
      <Counts
        label="我的业务"
        counts={[
          { href: '/employer/to-do', text: '我的待提交业务', count: home.counted.toDo },
          { href: '/employer/approvals', text: '我的待审批业务', count: home.objections },
          { href: '/employer/management', text: '内部管理' },
        ]}
      />
      <Money {...home} visit={visit} />
      <Review month={home.month} counted={home.counted} />
      <Entitlement month={home.month} />
      <Entrances visit={visit} />
      <Bulletin {...home} />
    </>
  ),
})

/** Codes of the items that a figure counts. */
const countedIn = (catalogue: Catalogue, figure: HomeFigure): readonly string[] =>
  [...catalogue.values()].filter(item => item.homeFigure === figure).map(item => item.code)
