import { type Line, lineStates, type Recovery, recoveries, unitPayments } from '#disbursement'
import { shownYuan } from '#platform'
import { Card, Facts, LinkButton, Notice, Table, Tag } from '#ui'
import { RecoveryTable } from '../../agency/payment/recovery-table.tsx'
import { lineTones } from '../../agency/payment/tones.ts'
import { operatorPage } from '../../serving/page.ts'
import { moneyPaths } from './paths.ts'

/** 单位网厅 › 资金到账: GET /employer/payments */
export const paymentsPage = operatorPage({
  path: moneyPaths.payments,
  title: '资金到账',
  load: async ({ acting }, tx) => ({
    lines: await unitPayments(tx, acting),
    taken: await recoveries(tx, acting),
  }),
  view: data => <View {...data} />,
})

interface ViewProps {
  readonly lines: readonly Line[]
  readonly taken: readonly Recovery[]
}

function View({ lines, taken }: ViewProps) {
  const [newest] = lines
  const paidFen = lines.filter(line => line.state === 'paid').reduce((sum, line) => sum + line.amountFen, 0)
  return (
    <>
      {newest?.state === 'returned' ? (
        <Notice tone="warning" title="拨付款被银行退回">
          <p>
            {newest.reason}。请在“我的待提交业务”中修改银行账户信息，保存后重新提交，经办机构受理后重新拨付。
          </p>
          <LinkButton href="/employer/to-do" small>
            去修改账户
          </LinkButton>
        </Notice>
      ) : null}
      {taken.length > 0 ? (
        <Card title="需退回的资金">
          <RecoveryTable rows={taken} />
        </Card>
      ) : null}
      <Card title="拨付记录">
        <Facts rows={[{ label: '累计到账', value: `${shownYuan(paidFen)} 元` }]} />
        <PaymentTable lines={lines} />
        <p>
          <a href={moneyPaths.ledger}>登记资金使用台账</a>
        </p>
      </Card>
    </>
  )
}

function PaymentTable({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <Table
      caption="拨付记录"
      rows={lines}
      empty="还没有拨付记录。申报审核、公示结束后，资金会拨付到申报的银行账户。"
      columns={[
        { title: '申请年度', cell: line => line.subject, look: 'nowrap' },
        { title: '金额(元)', cell: line => <Amount line={line} />, look: 'number' },
        {
          title: '状态',
          cell: line => (
            <>
              <Tag tone={lineTones[line.state]}>{lineStates[line.state]}</Tag>
              {line.reason ? <div class="muted">{line.reason}</div> : null}
            </>
          ),
        },
        { title: '日期', cell: line => line.happenedOn ?? '', look: 'nowrap' },
        { title: '账号', cell: line => line.maskedAccountNo, look: 'nowrap' },
        { title: '开户银行', cell: line => line.bankName },
        { title: '拨付批次', cell: line => line.reference.slice(0, 20), look: 'nowrap' },
      ]}
    />
  )
}

/** The amount paid and, if a budget ceiling reduced it, the policy's amount and the share. */
function Amount({ line }: { readonly line: Line }) {
  if (line.policyFen === line.amountFen) return <>{shownYuan(line.amountFen)}</>
  const percent = ((line.amountFen / line.policyFen) * 100).toFixed(2)
  return (
    <>
      {shownYuan(line.amountFen)}
      <div class="muted">
        政策金额 {shownYuan(line.policyFen)}，因本批资金总额有限按 {percent}% 拨付
      </div>
    </>
  )
}
