import { type Batch, batchStates, cutNames, type FoundPayables } from '#disbursement'
import { shownTime, shownYuan } from '#platform'
import { Button, Buttons, Card, Form, Pages, SelectField, Table, Tag, TextField } from '#ui'
import { pageAsked } from '../../serving/url-params.ts'
import type { Visit } from '../../serving/visit.ts'
import { moneyPaths } from './paths.ts'
import { batchTones } from './tones.ts'

export const searchOf = ({ item, year, words, ...query }: Readonly<Record<string, string>>) => ({
  ...(item ? { itemCode: item } : {}),
  ...(year ? { subject: year } : {}),
  ...(words ? { words } : {}),
  page: pageAsked(query),
})

export function PayableFilter({ visit }: { readonly visit: Visit }) {
  const { item = '', year = '', words = '' } = visit.query
  const items = [...visit.catalogue.values()].filter(one => one.steps.some(step => step.code === 'payment'))
  return (
    <Form action={moneyPaths.payments} method="get" class="filter">
      <SelectField
        name="item"
        label="事项名称"
        value={item}
        options={[{ value: '', text: '全部' }, ...items.map(one => ({ value: one.code, text: one.name }))]}
      />
      <TextField name="year" label="申请年度" value={year} numeric maxLength={4} />
      <TextField name="words" label="单位或流水号" value={words} />
      <Buttons>
        <Button look="secondary">查询</Button>
      </Buttons>
    </Form>
  )
}

export function Open({ visit, found }: { readonly visit: Visit; readonly found: FoundPayables }) {
  const { item = '', year = '', words = '' } = visit.query
  return (
    <Card title="待拨付款项">
      <Table
        caption="待拨付款项"
        rows={found.rows}
        empty="没有待拨付的款项。"
        columns={[
          { title: '单位编号', cell: row => row.unitNo, look: 'nowrap' },
          { title: '单位名称', cell: row => row.unitName },
          { title: '申请年度', cell: row => row.subject, look: 'nowrap' },
          { title: '受理流水号', cell: row => row.serial, look: 'nowrap' },
          { title: '金额(元)', cell: row => shownYuan(row.amountFen), look: 'number' },
          { title: '次数', cell: row => <Attempt attempt={row.attempt} held={row.held} />, look: 'nowrap' },
          { title: '进入拨付时间', cell: row => shownTime(row.enteredAt), look: 'nowrap' },
          {
            title: '操作',
            cell: row => <a href={`/agency/cases/${row.declarationId}`}>查看</a>,
            look: 'nowrap',
          },
        ]}
      />
      <Pages
        {...found}
        hrefOf={page =>
          `${moneyPaths.payments}?${new URLSearchParams({ item, year, words, page: String(page) })}`
        }
      />
    </Card>
  )
}

function Attempt({ attempt, held }: { readonly attempt: number; readonly held: boolean }) {
  if (held) return <Tag tone="danger">回盘待核实</Tag>
  return attempt === 1 ? <>首次</> : <Tag tone="warning">{`退回后第 ${attempt} 次`}</Tag>
}

export function Batches({ rows }: { readonly rows: readonly Batch[] }) {
  return (
    <Card title="拨付批次">
      <Table
        caption="拨付批次"
        rows={rows}
        empty="还没有拨付批次。"
        columns={[
          {
            title: '批次号',
            cell: row => <a href={moneyPaths.batch(row.number)}>{row.number}</a>,
            look: 'nowrap',
          },
          { title: '笔数', cell: row => row.lines, look: 'number' },
          { title: '金额(元)', cell: row => shownYuan(row.totalFen), look: 'number' },
          { title: '资金分配', cell: row => (row.cut ? cutNames[row.cut] : '全额'), look: 'nowrap' },
          { title: '制单', cell: row => `${row.preparedName} ${shownTime(row.preparedAt)}` },
          {
            title: '状态',
            cell: row => <Tag tone={batchTones[row.state]}>{batchStates[row.state]}</Tag>,
            look: 'nowrap',
          },
        ]}
      />
    </Card>
  )
}
