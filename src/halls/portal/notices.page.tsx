import { getNotice, type NoticeKind, notices, type PublishedNotice } from '#bulletin'
import { shownTime } from '#platform'
import { Card, LinkButton, LinkList, PageTitle } from '#ui'
import { Frame } from '../frame.tsx'
import { openPage } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'
import { linkOf } from './home.page.tsx'

const kinds = {
  notice: { path: '/notices', title: '通知公告' },
  download: { path: '/downloads', title: '资料下载' },
} as const

/** 门户 › 通知公告, 资料下载: GET /notices, /downloads */
export const noticeLists = (['notice', 'download'] as const).map((kind: NoticeKind) =>
  openPage({
    ...kinds[kind],
    load: (_visit, tx) => notices(tx, kind),
    view: (rows, visit) => (
      <Frame visit={visit} title={kinds[kind].title}>
        <PageTitle>{kinds[kind].title}</PageTitle>
        <Card>
          <LinkList empty="暂无内容。" links={rows.map(linkOf)} />
        </Card>
      </Frame>
    ),
  }),
)

/** 门户 › 一条公告或资料: GET /notices/:no, /downloads/:no */
export const noticePages = (['notice', 'download'] as const).map((kind: NoticeKind) =>
  openPage({
    path: `${kinds[kind].path}/:no`,
    title: kinds[kind].title,
    load: (visit, tx) => getNotice(tx, visit.params.no ?? ''),
    view: (notice, visit) => <View visit={visit} notice={notice} />,
  }),
)

function View({ visit, notice }: { readonly visit: Visit; readonly notice: PublishedNotice }) {
  const { path, title } = kinds[notice.kind]
  return (
    <Frame visit={visit} title={notice.title} trail={[{ href: path, text: title }]}>
      <PageTitle>{notice.title}</PageTitle>
      <p class="muted">
        {notice.office}　{shownTime(notice.publishedAt)}
      </p>
      <Card>
        <div class="prose">
          {notice.body.split('\n').map((paragraph, i) => (
            <p key={i}>{paragraph}</p>
          ))}
        </div>
        {notice.file ? (
          <LinkButton href={`/downloads/${notice.noticeNo}/file`}>下载：{notice.file.name}</LinkButton>
        ) : null}
      </Card>
    </Frame>
  )
}
