import { type Dispute, decideDispute, disputes, mayWithMoney, proposeDispute } from '#disbursement'
import type { OfficerActor } from '#identity'
import { shownYuan } from '#platform'
import { Button, Buttons, Card, Empty, Facts, Form, Notice, SelectField, TextField } from '#ui'
import { officerPage } from '../../serving/page.ts'
import type { Visit } from '../../serving/visit.ts'
import { wholeNumber } from '../../serving/whole-number.ts'
import { moneyPaths } from './paths.ts'

const path = moneyPaths.disputes

const proposals = { book: '按回盘入账', dismiss: '不予入账' } as const

const outcomes = { paid: '到账', returned: '退回' } as const

/** 经办端 › 资金拨付 › 回盘待核实: GET, POST /agency/disputes */
export const disputesPage = officerPage({
  path,
  title: '回盘待核实',
  trail: [{ href: moneyPaths.payments, text: '资金拨付' }],
  load: (_visit, tx) => disputes(tx),
  view: (rows, visit) => (
    <>
      <Notice>
        <p>
          银行回盘与已入账的结果不一致，或业务不在拨付环节。向银行核实后由一人提出意见，另一人确认；确认前有关单位的款项不列入新批次。
        </p>
      </Notice>
      {rows.length === 0 ? <Empty>没有待核实的回盘。</Empty> : null}
      {rows.map(row => (
        <One key={`${row.answerNo}-${row.lineNo}`} visit={visit} row={row} />
      ))}
    </>
  ),
  async post(visit, { act, values }, tx) {
    const [verb, answerNo, lineNo] = act.split(':')
    const key = { answerNo: wholeNumber(answerNo) ?? 0, lineNo: wholeNumber(lineNo, 9) ?? 0 }
    if (verb === 'decide') {
      await decideDispute(tx, visit.acting, visit.catalogue, key)
      return { to: path, message: '已确认。' }
    }
    await proposeDispute(tx, visit.acting, key, values)
    return { to: path, message: '核实意见已保存，请由另一人确认。' }
  },
})

function One({ visit, row }: { readonly visit: Visit<OfficerActor>; readonly row: Dispute }) {
  return (
    <Card title={row.unitName}>
      <Facts
        rows={[
          { label: '业务编号', value: row.reference },
          { label: '金额', value: `${shownYuan(row.amountFen)} 元` },
          { label: '银行回盘', value: `${outcomes[row.outcome]}　${row.happenedOn}　${row.reason}` },
          { label: '待核实原因', value: row.why },
          {
            label: '核实意见',
            value: row.proposal ? `${proposals[row.proposal]}：${row.proposalWords}` : '',
          },
          { label: '提出人', value: row.proposedName ?? '' },
        ]}
      />
      <Act visit={visit} row={row} />
    </Card>
  )
}

function Act({ visit, row }: { readonly visit: Visit<OfficerActor>; readonly row: Dispute }) {
  const { who } = visit.acting
  const key = `${row.answerNo}:${row.lineNo}`
  if (row.proposal && row.proposedBy !== who.accountNo && mayWithMoney('decide', who.role)) {
    return (
      <Form action={path} hidden={visit.hidden}>
        <Buttons>
          <Button name="_act" value={`decide:${key}`}>
            确认核实意见
          </Button>
        </Buttons>
      </Form>
    )
  }
  if (!mayWithMoney('recover', who.role)) return null
  return (
    <Form action={path} hidden={{ ...visit.hidden, _act: `propose:${key}` }}>
      <SelectField
        name="proposal"
        label="核实意见"
        required
        value={row.proposal ?? ''}
        options={[
          { value: '', text: '请选择' },
          ...Object.entries(proposals).map(([value, text]) => ({ value, text })),
        ]}
      />
      <TextField name="words" label="核实情况" required value={row.proposalWords ?? ''} maxLength={200} />
      <Buttons>
        <Button look="secondary">保存核实意见</Button>
      </Buttons>
    </Form>
  )
}
