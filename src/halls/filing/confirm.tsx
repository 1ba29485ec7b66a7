import type { SubmissionConfirmation } from '#casework'
import { maskMobile } from '#registry'
import { Card, SmsCodeField } from '#ui'
import { input } from '../serving/inputs.ts'
import type { Visit } from '../serving/visit.ts'

export function Confirm({
  visit,
  confirmation,
  title,
}: {
  readonly visit: Visit
  readonly confirmation: SubmissionConfirmation
  readonly title?: string | undefined
}) {
  return (
    <Card title={title ?? (confirmation.own ? '短信确认' : '法定代表人确认')}>
      <p>
        {`请点击“发送验证码”，验证码将发送到 ${maskMobile(confirmation.mobile)}，`}
        {confirmation.own ? '填入后提交即为确认申报内容。' : '请法定代表人核对后告知。'}
      </p>
      <SmsCodeField {...input(visit, 'smsCode')} label={confirmation.label} />
    </Card>
  )
}
