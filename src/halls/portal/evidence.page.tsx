import { dailyRoots } from '#casework'
import { Buttons, Card, LinkButton, Table } from '#ui'
import { openPage } from '../serving/page.ts'

const daysShown = 31

/** 门户 › 每日存证: GET /evidence */
export const evidencePage = openPage({
  path: '/evidence',
  title: '每日存证',
  load: (_visit, tx) => dailyRoots(tx, daysShown),
  view: roots => (
    <>
      <p>
        每天零点三十分后，系统对截至前一日的全部办件记录计算一个存证值并在此公布。任何一笔办件的记录在公布后被改动、删除或增补，都与公布的存证值不符，可以被发现。存证值不含任何单位和个人的信息。
      </p>
      <Card title="凭证核验">
        <p>
          办件提交后，可在“详情”中下载受理凭证。下载核验工具保存到自己的电脑，断网也可以打开，选择受理凭证文件即可核验内容、签章和存证，不需要相信经办机构。
        </p>
        <Buttons>
          <LinkButton href="/evidence/verifier.html">下载核验工具</LinkButton>
          <LinkButton href="/evidence/roots.json" look="secondary">
            下载每日存证文件
          </LinkButton>
        </Buttons>
      </Card>
      <Card title={`最近 ${daysShown} 天`}>
        <Table
          caption="每日存证"
          rows={roots}
          empty="还没有公布存证值，第一笔办件的次日开始公布。"
          columns={[
            { title: '日期', cell: row => row.day, look: 'nowrap' },
            { title: '办件数', cell: row => row.chains, look: 'number' },
            { title: '存证值', cell: row => <Hash of={row.root} /> },
            { title: '累计存证值', cell: row => <Hash of={row.chained} /> },
          ]}
        />
      </Card>
    </>
  ),
})

const Hash = ({ of }: { readonly of: Buffer }) => <code class="hash">{of.toString('hex')}</code>
