import { type BatchDetails, mayWithMoney } from '#disbursement'
import type { OfficerActor } from '#identity'
import { shownTime } from '#platform'
import { Button, Buttons, Card, Form, LinkButton, Table, Tag } from '#ui'
import { errorOf } from '../../serving/inputs.ts'
import type { Visit } from '../../serving/visit.ts'
import { moneyPaths } from './paths.ts'

interface ExchangeProps {
  readonly visit: Visit<OfficerActor>
  readonly details: BatchDetails
}

/** 报盘 and 回盘: the file sent to the bank, and its answer. */
export function BankExchange({ visit, details }: ExchangeProps) {
  const { batch, answers } = details
  const may = mayWithMoney('answer', visit.acting.who.role)
  return (
    <Card title="银行文件">
      {batch.file ? (
        <>
          <p>
            {batch.file.takenBy} 于 {shownTime(batch.file.takenAt)} 首次下载，{batch.file.bytes}{' '}
            字节，校验值：
          </p>
          <code class="hash">{batch.file.sha256}</code>
          <p class="muted">再次下载得到的是同一个文件，业务编号不变，不会重复拨付。</p>
        </>
      ) : null}
      <Buttons>
        {may && batch.state === 'approved' ? (
          <LinkButton href={moneyPaths.file(batch.number)}>下载银行文件</LinkButton>
        ) : null}
        <LinkButton href={moneyPaths.csv(batch.number)} look="secondary">
          导出明细
        </LinkButton>
      </Buttons>
      {may && batch.file ? <AnswerForm visit={visit} number={batch.number} /> : null}
      {answers.length > 0 ? <Answers answers={answers} /> : null}
    </Card>
  )
}

function AnswerForm({ visit, number }: { readonly visit: Visit; readonly number: string }) {
  const error = errorOf(visit, 'file')
  return (
    <Form action={moneyPaths.batch(number)} hidden={{ ...visit.hidden, _act: 'answer' }} multipart>
      <div class={error ? 'field wrong' : 'field'}>
        <label class="field-label" for="file">
          银行回盘文件
        </label>
        <input
          class="input"
          type="file"
          id="file"
          name="file"
          accept=".csv,.txt"
          {...(error ? { 'aria-describedby': 'file-error', 'aria-invalid': 'true' as const } : {})}
        />
        {error ? (
          <span class="error" id="file-error">
            {error}
          </span>
        ) : null}
      </div>
      <div class="progress" data-progress="">
        <progress max="100" value="0" aria-label="上传进度" />
      </div>
      <Buttons>
        <Button>读取回盘</Button>
      </Buttons>
    </Form>
  )
}

function Answers({ answers }: Pick<BatchDetails, 'answers'>) {
  return (
    <Table
      caption="已读取的回盘"
      rows={answers}
      empty="还没有回盘。"
      columns={[
        { title: '读取时间', cell: row => shownTime(row.readAt), look: 'nowrap' },
        { title: '读取人', cell: row => row.readName, look: 'nowrap' },
        { title: '笔数', cell: row => row.lines, look: 'number' },
        { title: '已处理', cell: row => row.done, look: 'number' },
        {
          title: '待核实',
          cell: row => (row.disputed > 0 ? <a href={moneyPaths.disputes}>{row.disputed}</a> : 0),
          look: 'number',
        },
        {
          title: '状态',
          cell: row =>
            row.state === 'done' ? <Tag tone="success">已入账</Tag> : <Tag tone="info">正在入账</Tag>,
          look: 'nowrap',
        },
      ]}
    />
  )
}
