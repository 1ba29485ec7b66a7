import type { PublishedNotice } from '#bulletin'
import type { EmployerHomeCounts as Counted, Declaration, HomeFigure } from '#casework'
import type { OperatorActor } from '#identity'
import { yuanOf } from '#platform'
import type { ContributionFigures, Unit } from '#registry'
import { Buttons, Card, Counts, Figure, Figures, LinkButton, LinkList, Tiles } from '#ui'
import { linkOf } from '../portal/home.page.tsx'
import type { Visit } from '../serving/visit.ts'
import { documentPaths } from './documents/paths.ts'
import { entitlementPaths } from './entitlement/paths.ts'
import type { Pushed } from './pushed.tsx'
import { whyClosed } from './why-closed.ts'

export interface Home {
  readonly unit: Unit
  readonly month: string
  /** of its people, that wait for the unit's answer */
  readonly objections: number
  readonly counted: Counted
  readonly figures: ContributionFigures
  readonly additions: number
  readonly reductions: number
  readonly pushed: Pushed | undefined
  readonly open: readonly Declaration[]
  readonly news: readonly PublishedNotice[]
  readonly files: readonly PublishedNotice[]
}

export function Money({
  figures,
  month,
  additions,
  reductions,
  visit,
}: Pick<Home, 'figures' | 'month' | 'additions' | 'reductions'> & { readonly visit: Visit<OperatorActor> }) {
  const progress = `/employer/progress?month=${month}`
  return (
    <Figures>
      <Figure label="本月申报增员" value={`${additions}人`}>
        <a href={staffHref(visit, 'additions')}>继续增员</a> <a href={progress}>申报记录</a>
      </Figure>
      <Figure label="本月申报减员" value={`${reductions}人`}>
        <a href={staffHref(visit, 'reductions')}>继续减员</a> <a href={progress}>申报记录</a>
      </Figure>
      <Figure
        label="历史欠费累计金额"
        value={`${figures.arrearsFen === 0 ? '0' : yuanOf(figures.arrearsFen)}元`}
      >
        <a href={documentPaths.arrears}>欠费的月份</a>
        <a href={documentPaths.deferrals}>缓缴和补缴</a>
      </Figure>
      <Figure label="当期应缴金额" value={`${yuanOf(figures.dueFen)}元`}>
        <a href={documentPaths.contributions}>缴费明细</a> <a href={documentPaths.bills}>应缴核定单</a>
      </Figure>
    </Figures>
  )
}

/** Without a certificate the page of 在职人员业务 says why not. */
function staffHref({ acting, catalogue }: Visit<OperatorActor>, figure: HomeFigure): string {
  const item = [...catalogue.values()].find(one => one.homeFigure === figure)
  return item && acting.who.certificate ? `/employer/items/${item.code}` : '/employer/staff'
}

export function Review({ month, counted }: { readonly month: string; readonly counted: Counted }) {
  const href = `/employer/progress?month=${month}`
  return (
    <Card title={`审核业务状态(${month})`}>
      <Counts
        label={`审核业务状态(${month})`}
        counts={[
          { href, text: '审核中业务', count: counted.inReview },
          { href, text: '审核通过业务', count: counted.passed },
          { href, text: '审核退回业务', count: counted.returned },
        ]}
      />
    </Card>
  )
}

/** The unit's entitlement under this year's policy, linked from the home page. */
export function Entitlement({ month }: Pick<Home, 'month'>) {
  return (
    <Card title="稳岗返还">
      <p>{month.slice(0, 4)} 年度能不能享受、能享受多少、差哪一项、怎样办，都可以在提交之前看到。</p>
      <Buttons>
        <LinkButton href={entitlementPaths.page}>我能享受多少</LinkButton>
        <LinkButton href="/policy" look="secondary">
          本年度政策
        </LinkButton>
      </Buttons>
    </Card>
  )
}

export function Entrances({ visit }: { readonly visit: Visit }) {
  const closed = whyClosed(visit.acting.who, visit.catalogue)
  return (
    <Card title="业务办理">
      <Tiles
        label="业务办理"
        tiles={[
          { text: '单位业务', icon: 'building', href: '/employer/business' },
          { text: '在职人员业务', icon: 'users', href: '/employer/staff' },
          { text: '退休人员业务', icon: 'armchair', href: '/employer/retired', note: closed.short },
          { text: '查询打印', icon: 'printer', href: documentPaths.page },
          { text: '办理进度查询', icon: 'search', href: '/employer/progress' },
        ]}
      />
    </Card>
  )
}

export function Bulletin({ news, files }: Pick<Home, 'news' | 'files'>) {
  return (
    <div class="halves">
      <div>
        <Card title="通知公告">
          <LinkList
            empty="暂无公告。"
            links={news.map(notice => ({ ...linkOf(notice), text: `【公告】${notice.title}` }))}
          />
        </Card>
      </div>
      <div>
        <Card title="资料下载">
          <LinkList empty="暂无资料。" links={files.map(linkOf)} />
        </Card>
      </div>
    </div>
  )
}
