import { type Batch, type BatchDetails, bankFormats, cutNames, lineStates } from '#disbursement'
import { shownTime, shownYuan } from '#platform'
import { Card, Facts, Notice, Pages, Table, Tag } from '#ui'
import { moneyPaths } from './paths.ts'
import { lineTones } from './tones.ts'

export function BatchFacts({ details: { batch, sums } }: { readonly details: BatchDetails }) {
  return (
    <Card title="批次信息">
      <Facts
        rows={[
          { label: '笔数', value: `${batch.lines} 笔` },
          { label: '拨付金额', value: `${shownYuan(batch.totalFen)} 元` },
          { label: '资金分配', value: cutOf(batch) },
          { label: '银行文件格式', value: bankFormats.find(one => one.code === batch.format)?.name ?? '' },
          { label: '制单', value: `${batch.preparedName}　${shownTime(batch.preparedAt)}` },
          {
            label: batch.state === 'rejected' ? '驳回' : '审批',
            value: batch.decidedAt ? `${batch.decidedName}　${shownTime(batch.decidedAt)}` : '',
          },
        ]}
      />
      {batch.rejection ? (
        <Notice tone="warning">
          <p>驳回原因：{batch.rejection}</p>
        </Notice>
      ) : null}
      <Table
        caption="各状态合计"
        rows={sums}
        empty="没有明细。"
        columns={[
          { title: '状态', cell: row => <Tag tone={lineTones[row.state]}>{lineStates[row.state]}</Tag> },
          { title: '笔数', cell: row => row.lines, look: 'number' },
          { title: '金额(元)', cell: row => shownYuan(row.amountFen), look: 'number' },
        ]}
      />
      <p class="muted">控制总数：</p>
      <code class="hash">{batch.controlTotal}</code>
    </Card>
  )
}

function cutOf(batch: Batch): string {
  if (!batch.cut || batch.ceilingFen === null) return '全额'
  const limit = `资金总额 ${shownYuan(batch.ceilingFen)} 元，${cutNames[batch.cut]}`
  if (batch.policyFen === batch.totalFen) return limit
  const percent = ((batch.totalFen / batch.policyFen) * 100).toFixed(2)
  return `${limit}：政策金额 ${shownYuan(batch.policyFen)} 元的 ${percent}%`
}

export function BatchLines({ details: { batch, ...found } }: { readonly details: BatchDetails }) {
  return (
    <Card title="明细">
      <Table
        caption="明细"
        rows={found.lines}
        empty="没有明细。"
        columns={[
          { title: '序号', cell: row => row.lineNo, look: 'number' },
          { title: '单位名称', cell: row => row.unitName },
          {
            title: '收款账户',
            cell: row => (
              <>
                {row.accountName}
                <div class="muted">
                  {row.maskedAccountNo}　{row.bankName}
                </div>
              </>
            ),
          },
          { title: '政策金额(元)', cell: row => shownYuan(row.policyFen), look: 'number' },
          { title: '拨付金额(元)', cell: row => shownYuan(row.amountFen), look: 'number' },
          {
            title: '状态',
            cell: row => (
              <>
                <Tag tone={lineTones[row.state]}>{lineStates[row.state]}</Tag>
                {row.reason ? <div class="muted">{row.reason}</div> : null}
              </>
            ),
          },
          {
            title: '操作',
            cell: row => <a href={moneyPaths.line(batch.number, row.lineNo)}>查看</a>,
            look: 'nowrap',
          },
        ]}
      />
      <Pages
        page={found.page}
        pages={found.pages}
        total={batch.lines}
        hrefOf={page => `${moneyPaths.batch(batch.number)}?page=${page}`}
      />
    </Card>
  )
}
