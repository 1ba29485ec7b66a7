import { getNotice, type NoticeKind, notices } from '#bulletin'
import { shownTime } from '#platform'
import { Card, LinkButton, LinkList } from '#ui'
import { Paragraphs } from '../paragraphs.tsx'
import { openPage } from '../serving/page.ts'
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
    view: rows => (
      <Card>
        <LinkList empty="暂无内容。" links={rows.map(linkOf)} />
      </Card>
    ),
  }),
)

/** 门户 › 一条公告或资料: GET /notices/:no, /downloads/:no */
export const noticePages = (['notice', 'download'] as const).map((kind: NoticeKind) =>
  openPage({
    path: `${kinds[kind].path}/:no`,
    load: (visit, tx) => getNotice(tx, visit.params.no ?? ''),
    title: notice => notice.title,
    trail: notice => [{ href: kinds[notice.kind].path, text: kinds[notice.kind].title }],
    view: notice => (
      <>
        <p class="muted">
          {notice.office}　{shownTime(notice.publishedAt)}
        </p>
        <Card>
          <Paragraphs texts={notice.body.split('\n')} />
          {notice.file ? (
            <LinkButton href={`/downloads/${notice.noticeNo}/file`}>下载：{notice.file.name}</LinkButton>
          ) : null}
        </Card>
      </>
    ),
  }),
)
