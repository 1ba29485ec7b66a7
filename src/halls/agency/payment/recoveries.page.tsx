import {
  approveRecovery,
  bookReceipt,
  mayWithMoney,
  type Recovery,
  recoveries,
  rejectRecovery,
} from '#disbursement'
import type { OfficerActor } from '#identity'
import { businessDate, shownYuan } from '#platform'
import { Button, Buttons, Card, Form, SelectField, TextField } from '#ui'
import { input } from '../../serving/inputs.ts'
import { officerPage } from '../../serving/page.ts'
import type { Visit } from '../../serving/visit.ts'
import { wholeNumber } from '../../serving/whole-number.ts'
import { moneyPaths } from './paths.ts'
import { RecoveryTable } from './recovery-table.tsx'

const path = moneyPaths.recoveries

/** 经办端 › 资金追回: GET, POST /agency/recoveries */
export const recoveriesPage = officerPage({
  path,
  title: '资金追回',
  trail: [{ href: moneyPaths.payments, text: '资金拨付' }],
  load: ({ acting }, tx) => recoveries(tx, acting),
  view: (rows, visit) => <View visit={visit} rows={rows} />,
  async post(visit, { act, values }, tx) {
    const [verb, no] = act.split(':')
    if (verb === 'approve') {
      await approveRecovery(tx, visit.acting, wholeNumber(no) ?? 0)
      return { to: path, message: '已同意追回，并短信通知单位。' }
    }
    if (verb === 'reject') {
      await rejectRecovery(tx, visit.acting, wholeNumber(no) ?? 0)
      return { to: path, message: '已不予追回。' }
    }
    const { recovery = '', amount = '', receivedOn = '', voucher = '' } = values
    await bookReceipt(tx, visit.acting, {
      recoveryNo: wholeNumber(recovery) ?? 0,
      amount,
      receivedOn,
      voucher,
    })
    return { to: path, message: '追回资金已入账，并短信通知单位。' }
  },
})

interface ViewProps {
  readonly visit: Visit<OfficerActor>
  readonly rows: readonly Recovery[]
}

function View({ visit, rows }: ViewProps) {
  const { who } = visit.acting
  const may = (row: Recovery) =>
    row.state === 'proposed' && row.openedBy !== who.accountNo && mayWithMoney('decide', who.role)
  return (
    <>
      <Receipt visit={visit} rows={rows.filter(row => row.state === 'open' || row.state === 'partly')} />
      <Form action={path} hidden={visit.hidden}>
        <RecoveryTable
          rows={rows}
          act={row =>
            may(row) ? (
              <>
                <Button small name="_act" value={`approve:${row.recoveryNo}`}>
                  同意追回
                </Button>
                <Button small look="secondary" name="_act" value={`reject:${row.recoveryNo}`}>
                  不予追回
                </Button>
              </>
            ) : null
          }
        />
      </Form>
    </>
  )
}

function Receipt({ visit, rows }: ViewProps) {
  if (rows.length === 0 || !mayWithMoney('answer', visit.acting.who.role)) return null
  const options = rows.map(row => ({
    value: String(row.recoveryNo),
    text: `${row.unitName}（还应追回 ${shownYuan(row.amountFen - row.receivedFen)} 元）`,
  }))
  return (
    <Card title="追回资金入账">
      <Form action={path} hidden={visit.hidden}>
        <div class="columns">
          <SelectField
            {...input(visit, 'recovery')}
            label="追回的单位"
            required
            options={[{ value: '', text: '请选择' }, ...options]}
          />
          <TextField {...input(visit, 'amount')} label="到账金额" required kind="amount" hint="单位元" />
          <TextField
            {...input(visit, 'receivedOn', businessDate(visit.acting.at))}
            label="到账日期"
            required
            hint="如 2023-08-11"
            kind="day"
          />
          <TextField {...input(visit, 'voucher')} label="银行凭证号" required maxLength={40} />
        </div>
        <Buttons>
          <Button>入账</Button>
        </Buttons>
      </Form>
    </Card>
  )
}
