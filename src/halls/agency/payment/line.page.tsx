import {
  causes,
  type Line,
  lineDetails,
  lineStates,
  mayWithMoney,
  openRecovery,
  recoveriesOf,
} from '#disbursement'
import type { OfficerActor } from '#identity'
import { shownYuan } from '#platform'
import { Button, Buttons, Card, Facts, Form, SelectField, TextAreaField, TextField } from '#ui'
import { input } from '../../serving/inputs.ts'
import { officerPage } from '../../serving/page.ts'
import type { Visit } from '../../serving/visit.ts'
import { wholeNumber } from '../../serving/whole-number.ts'
import { moneyPaths } from './paths.ts'
import { RecoveryTable } from './recovery-table.tsx'

const keyOf = (visit: Visit) => ({
  number: visit.params.no ?? '',
  lineNo: wholeNumber(visit.params.line, 9) ?? 0,
})

/** 经办端 › 资金拨付 › 拨付明细, with 发起追回: GET, POST /agency/payments/:no/lines/:line */
export const linePage = officerPage({
  path: '/agency/payments/:no/lines/:line',
  title: '拨付明细',
  async load(visit, tx) {
    const line = await lineDetails(tx, keyOf(visit))
    return { line, recovered: await recoveriesOf(tx, line) }
  },
  trail: (_, visit) => [
    { href: moneyPaths.payments, text: '资金拨付' },
    { href: moneyPaths.batch(keyOf(visit).number), text: keyOf(visit).number },
  ],
  view: ({ line, recovered }, visit) => (
    <>
      <LineFacts line={line} />
      <Card title="追回">
        <RecoveryTable rows={recovered} />
        <OpenRecovery visit={visit} line={line} />
      </Card>
    </>
  ),
  async post(visit, { values }, tx) {
    const { cause = '', reason = '', amount = '' } = values
    await openRecovery(tx, visit.acting, { ...keyOf(visit), cause, reason, amount })
    return { to: moneyPaths.recoveries, message: '已发起追回，请由其他人员审批。' }
  },
})

function LineFacts({ line }: { readonly line: Line }) {
  return (
    <Card title={line.unitName}>
      <Facts
        rows={[
          { label: '单位编号', value: line.unitNo },
          { label: '受理流水号', value: line.serial },
          { label: '申请年度', value: line.subject },
          { label: '业务编号', value: line.reference },
          { label: '政策金额', value: `${shownYuan(line.policyFen)} 元` },
          { label: '拨付金额', value: `${shownYuan(line.amountFen)} 元` },
          { label: '户名', value: line.accountName },
          { label: '账号', value: line.maskedAccountNo },
          { label: '开户银行', value: line.bankName },
          { label: '状态', value: lineStates[line.state] },
          { label: '到账或退回日期', value: line.happenedOn ?? '' },
          { label: '退回原因', value: line.reason ?? '' },
        ]}
      />
    </Card>
  )
}

function OpenRecovery({ visit, line }: { readonly visit: Visit<OfficerActor>; readonly line: Line }) {
  const mostFen = line.amountFen - line.recoveringFen
  if (line.state !== 'paid' || mostFen <= 0 || !mayWithMoney('recover', visit.acting.who.role)) return null
  return (
    <Form action={visit.path} hidden={visit.hidden}>
      <div class="columns">
        <SelectField
          {...input(visit, 'cause')}
          label="追回原因"
          required
          options={[{ value: '', text: '请选择' }, ...causes.map(text => ({ value: text, text }))]}
        />
        <TextField
          {...input(visit, 'amount')}
          label="追回金额"
          required
          kind="amount"
          hint={`单位元，最多 ${shownYuan(mostFen)}`}
        />
      </div>
      <TextAreaField {...input(visit, 'reason')} label="追回依据" required maxLength={500} />
      <Buttons>
        <Button look="danger">发起追回</Button>
      </Buttons>
    </Form>
  )
}
