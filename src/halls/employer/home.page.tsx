import { notices, type PublishedNotice } from '#bulletin'
import { type Counts as Counted, countSubmitted, counts, type Declaration, toDo } from '#casework'
import { query } from '#identity'
import { businessMonth, yuanOf } from '#platform'
import { type ContributionFigures, contributionFigures, getUnit, type Unit } from '#registry'
import { Card, Counts, Figure, Figures, LinkButton, LinkList, Notice, PageTitle, Tiles } from '#ui'
import { Frame } from '../frame.tsx'
import { linkOf } from '../portal/home.page.tsx'
import { operatorPage } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'
import { whyClosed } from './closed-words.ts'

interface Home {
  readonly unit: Unit
  readonly month: string
  readonly counted: Counted
  readonly figures: ContributionFigures
  readonly additions: number
  readonly reductions: number
  readonly open: readonly Declaration[]
  readonly news: readonly PublishedNotice[]
  readonly files: readonly PublishedNotice[]
}

/** 单位网厅 › 首页: GET /employer */
export const homePage = operatorPage({
  path: '/employer',
  title: '单位网厅',
  async load({ acting }): Promise<Home> {
    const month = businessMonth(acting.at)
    const { unitNo } = acting.who
    return {
      month,
      ...(await query(acting, async tx => ({
        unit: await getUnit(tx, unitNo),
        figures: await contributionFigures(tx, unitNo, month),
      }))),
      counted: await counts(acting, month),
      additions: await countSubmitted(acting, ['staff-addition'], month),
      reductions: await countSubmitted(acting, ['staff-reduction'], month),
      open: await toDo(acting, 'employer'),
      news: await notices(acting, 'notice', 4),
      files: await notices(acting, 'download', 4),
    }
  },
  view: (home, visit) => <View {...home} visit={visit} />,
})

function View({ visit, ...home }: Home & { readonly visit: Visit }) {
  return (
    <Frame visit={visit} title="单位网厅">
      <PageTitle>{home.unit.name}</PageTitle>
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
          { href: '/employer/approvals', text: '我的待审批业务', count: 0 },
          { href: '/employer/management', text: '内部管理' },
        ]}
      />
      <Money {...home} />
      <Review month={home.month} counted={home.counted} />
      <Entrances />
      <Bulletin {...home} />
    </Frame>
  )
}

function Money({ figures, additions, reductions }: Pick<Home, 'figures' | 'additions' | 'reductions'>) {
  return (
    <Figures>
      <Figure label="本月申报增员" value={`${additions}人`}>
        <a href="/employer/staff">继续增员</a>
      </Figure>
      <Figure label="本月申报减员" value={`${reductions}人`}>
        <a href="/employer/staff">继续减员</a>
      </Figure>
      <Figure
        label="历史欠费累计金额"
        value={`${figures.arrearsFen === 0 ? '0' : yuanOf(figures.arrearsFen)}元`}
      />
      <Figure label="当期应缴金额" value={`${yuanOf(figures.dueFen)}元`} />
    </Figures>
  )
}

function Review({ month, counted }: { readonly month: string; readonly counted: Counted }) {
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

function Entrances() {
  return (
    <Card title="业务办理">
      <Tiles
        label="业务办理"
        tiles={[
          { text: '单位业务', icon: 'building', href: '/employer/business' },
          { text: '在职人员业务', icon: 'users', href: '/employer/staff', note: whyClosed.short },
          { text: '退休人员业务', icon: 'armchair', href: '/employer/retired', note: whyClosed.short },
          { text: '查询打印', icon: 'printer', href: '/employer/documents', note: whyClosed.short },
          { text: '办理进度查询', icon: 'search', href: '/employer/progress' },
        ]}
      />
    </Card>
  )
}

function Bulletin({ news, files }: Pick<Home, 'news' | 'files'>) {
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
