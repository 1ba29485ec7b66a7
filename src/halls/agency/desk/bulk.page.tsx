import { type Bulk, type BulkCase, carryOutBulk, getBulk } from '#casework'
import { shownTime } from '#platform'
import { Button, Buttons, Card, Facts, Form, LinkButton, Table, Tag } from '#ui'
import { officerPage } from '../../serving/page.ts'
import type { Visit } from '../../serving/visit.ts'

const verbs = {
  accept: '批量受理',
  approve: '批量审核通过',
  sendBack: '批量退回',
  handOver: '批量转办',
} as const
const outcomes = {
  waiting: { text: '等待办理', tone: 'info' },
  done: { text: '已办理', tone: 'success' },
  refused: { text: '未办理', tone: 'danger' },
} as const

/** 经办端 › 批量办理结果: GET, POST /agency/bulk/:id */
export const bulkPage = officerPage({
  path: '/agency/bulk/:id',
  title: '批量办理结果',
  load: async (visit, tx) => await getBulk(tx, visit.acting, visit.params.id ?? ''),
  heading: ({ verb }) => `${verbs[verb]}结果`,
  view: (bulk, visit) => <View visit={visit} bulk={bulk} />,
  async post(visit) {
    await carryOutBulk(visit.acting, visit.catalogue, visit.params.id ?? '')
    return { to: visit.path }
  },
})

function View({ visit, bulk }: { readonly visit: Visit; readonly bulk: Bulk }) {
  const count = (outcome: BulkCase['outcome']) => bulk.cases.filter(one => one.outcome === outcome).length
  const done = bulk.cases.length - bulk.waiting
  return (
    <>
      <Card>
        <Facts
          rows={[
            { label: '已办理', value: `${count('done')} 件` },
            { label: '未办理', value: `${count('refused')} 件` },
            { label: '办理时间', value: shownTime(bulk.orderedAt) },
          ]}
        />
        {bulk.waiting > 0 ? (
          <div data-continue="">
            <Form action={visit.path} hidden={visit.hidden}>
              <p role="status">
                已处理 {done} 件，共 {bulk.cases.length} 件。
                <progress max={bulk.cases.length} value={done} aria-label="办理进度" />
              </p>
              <Buttons>
                <Button>{`继续办理其余 ${bulk.waiting} 件`}</Button>
              </Buttons>
            </Form>
          </div>
        ) : null}
      </Card>
      <Table
        caption="各件办理结果"
        rows={bulk.cases}
        empty="没有业务。"
        columns={[
          {
            title: '结果',
            cell: row => <Tag tone={outcomes[row.outcome].tone}>{outcomes[row.outcome].text}</Tag>,
            look: 'nowrap',
          },
          {
            title: '受理流水号',
            cell: row => <a href={`/agency/cases/${row.declarationId}`}>{row.serial}</a>,
            look: 'nowrap',
          },
          { title: '单位名称', cell: row => row.unitName },
          { title: '原因', cell: row => row.words || '—' },
        ]}
      />
      <Buttons>
        <LinkButton href="/agency" look="secondary">
          返回业务受理
        </LinkButton>
      </Buttons>
    </>
  )
}
