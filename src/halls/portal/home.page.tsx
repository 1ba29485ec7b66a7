import { newestNotices, type PublishedNotice } from '#bulletin'
import { businessDate } from '#platform'
import { Buttons, Card, LinkButton, LinkList, Tiles } from '#ui'
import { openPage } from '../serving/page.ts'

/** 门户: GET / */
export const homePage = openPage({
  path: '/',
  title: '首页',
  heading: () => '社会保障网上服务',
  load: (_visit, tx) => newestNotices(tx, 6),
  view: ({ news, files }) => (
    <>
      <Tiles
        label="办事通道"
        tiles={[
          { text: '个人办事通道', icon: 'user', href: '/person', note: '参保人员注册、查询、申报' },
          { text: '单位办事通道', icon: 'building', href: '/employer', note: '稳岗返还等单位业务' },
          { text: '协议管理机构', icon: 'building-hospital', href: '/institutions' },
          { text: '基层服务机构', icon: 'building-community', href: '/grassroots' },
        ]}
      />
      <Card title="稳岗返还政策">
        <Buttons>
          <LinkButton href="/policy">本年度政策</LinkButton>
        </Buttons>
      </Card>
      <Card title="公共查询">
        <Tiles
          label="公共查询"
          tiles={[
            { text: '公示公告', icon: 'speakerphone', href: '/publicity' },
            { text: '单据验证', icon: 'certificate', href: '/verify' },
            { text: '社保经办机构查询', icon: 'building-bank', href: '/agencies' },
            { text: '资金拨付公开', icon: 'files', href: '/books' },
            { text: '每日存证和凭证核验', icon: 'files', href: '/evidence' },
            { text: '定点医药机构查询', icon: 'report-medical', href: '/queries/medical' },
            { text: '辅助器具配置机构查询', icon: 'wheelchair', href: '/queries/devices' },
            { text: '门诊重症慢性病查询', icon: 'heart-handshake', href: '/queries/chronic' },
            { text: '生物特征信息采集认证', icon: 'face-id', href: '/queries/biometric' },
          ]}
        />
      </Card>
      <div class="halves">
        <div>
          <Card title="通知公告">
            <LinkList empty="暂无公告。" links={news.map(linkOf)} />
            <p>
              <a href="/notices">查看全部公告</a>
            </p>
          </Card>
        </div>
        <div>
          <Card title="资料下载">
            <LinkList empty="暂无资料。" links={files.map(linkOf)} />
            <p>
              <a href="/downloads">查看全部资料</a>
            </p>
          </Card>
        </div>
      </div>
    </>
  ),
})

/** A notice as a link to its page. */
export function linkOf(notice: PublishedNotice) {
  return {
    href: `/${notice.kind === 'notice' ? 'notices' : 'downloads'}/${notice.noticeNo}`,
    text: notice.title,
    behind: <time>{businessDate(notice.publishedAt)}</time>,
  }
}
