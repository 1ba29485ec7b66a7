import { type Batch, mayWithMoney } from '#disbursement'
import type { OfficerActor } from '#identity'
import { shownYuan } from '#platform'
import { Button, Buttons, Card, Form, Notice, TextAreaField } from '#ui'
import { input } from '../../serving/inputs.ts'
import type { Visit } from '../../serving/visit.ts'
import { moneyPaths } from './paths.ts'

/** 审批 of a batch, for any authorised officer except the one who prepared it. */
export function DecideBatch({
  visit,
  batch,
}: {
  readonly visit: Visit<OfficerActor>
  readonly batch: Batch
}) {
  const { who } = visit.acting
  if (batch.state !== 'prepared' || !mayWithMoney('decide', who.role)) return null
  if (batch.preparedBy === who.accountNo) {
    return (
      <Notice>
        <p>您是制单人，请由其他人员审批。</p>
      </Notice>
    )
  }
  return (
    <Card title="审批">
      <p>
        审批通过后即可下载银行文件拨付：{batch.lines} 笔，共 {shownYuan(batch.totalFen)} 元。
      </p>
      <Form action={moneyPaths.batch(batch.number)} hidden={visit.hidden}>
        <TextAreaField {...input(visit, 'reason')} label="驳回原因" hint="驳回时填写" maxLength={200} />
        <Buttons>
          <Button name="_act" value="approve">
            审批通过
          </Button>
          <Button name="_act" value="reject" look="danger">
            驳回
          </Button>
        </Buttons>
      </Form>
    </Card>
  )
}
