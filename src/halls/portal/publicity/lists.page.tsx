import { type PublicList, publicLists } from '#disbursement'
import { shownYuan } from '#platform'
import { Buttons, LinkButton, Pages, Table, Tag } from '#ui'
import { openPage } from '../../serving/page.ts'
import { pageAsked } from '../../serving/url-params.ts'

/** 门户 › 公示公告: GET /publicity */
export const listsPage = openPage({
  path: '/publicity',
  title: '公示公告',
  load: (visit, tx) => publicLists(tx, visit.acting, pageAsked(visit.query)),
  view: found => (
    <>
      <p>拟返还的单位和金额在拨付前向社会公示。公示期内任何人都可以提出异议，经办机构核查后答复。</p>
      <Table
        caption="公示公告"
        rows={found.rows}
        empty="目前没有公示。"
        columns={[
          { title: '公示标题', cell: row => <a href={`/publicity/${row.publicityNo}`}>{row.title}</a> },
          { title: '公示期', cell: row => `${row.startsOn} 至 ${row.endsOn}` },
          { title: '单位数', cell: row => row.units, look: 'number' },
          { title: '合计金额（元）', cell: row => shownYuan(row.totalFen), look: 'number' },
          { title: '状态', cell: row => <PeriodTag list={row} />, look: 'nowrap' },
        ]}
      />
      <Pages {...found} hrefOf={page => `/publicity?page=${page}`} />
      <Buttons>
        <LinkButton href="/publicity/objections" look="secondary">
          查询异议处理情况
        </LinkButton>
      </Buttons>
    </>
  ),
})

/** The state of a list. */
export function PeriodTag({ list }: { readonly list: PublicList }) {
  return list.over ? <Tag>公示已结束</Tag> : <Tag tone="info">公示中</Tag>
}
