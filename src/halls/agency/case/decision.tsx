import { isUnaccepted, mayDecide, type OfficerVerb } from '#casework'
import { Button, Buttons, Card, TextAreaField } from '#ui'
import { input } from '../../serving/inputs.ts'
import type { OfficersCase } from './officers-case.ts'

/** Only the actions this officer may take now. Rendered inside the conditions form. */
export function Decision({ visit, item, file }: OfficersCase) {
  const { state, step } = file.declaration
  const { role } = visit.acting.who
  const may = (verb: OfficerVerb) => mayDecide(verb, item, { state, step, role })
  const mayAccept = may('accept')
  const mayApprove = may('approve')
  const maySendBack = may('sendBack')
  const mayDecline = may('decline')
  const mayRevoke = may('revoke')
  if (!mayAccept && !mayApprove && !maySendBack && !mayDecline && !mayRevoke) return null
  return (
    <Card title="办理意见">
      {maySendBack || mayDecline || mayRevoke ? (
        <TextAreaField
          {...input(visit, 'reason')}
          {...wordsAsked({ hears: item.hears, mayRevoke, maySendBack })}
          maxLength={500}
        />
      ) : null}
      <Buttons>
        {mayAccept ? (
          <Button name="_act" value="accept">
            受理
          </Button>
        ) : null}
        {mayApprove ? (
          <Button name="_act" value="approve">
            {isUnaccepted(item, file.declaration) ? '受理并审核通过' : '审核通过'}
          </Button>
        ) : null}
        {maySendBack ? (
          <Button name="_act" value="send-back" look="danger">
            退回补正
          </Button>
        ) : null}
        {mayDecline ? (
          <Button name="_act" value="decline" look="danger">
            不予通过
          </Button>
        ) : null}
        {mayRevoke ? (
          <Button name="_act" value="revoke" look="danger">
            撤销
          </Button>
        ) : null}
      </Buttons>
    </Card>
  )
}

interface Asked {
  readonly hears: boolean
  readonly mayRevoke: boolean
  readonly maySendBack: boolean
}

/** What the officer writes, and who reads it. */
function wordsAsked({ hears, mayRevoke, maySendBack }: Asked) {
  if (hears) return { label: '办理意见', hint: '必填，本人和单位都会看到；审核通过的，请写明怎样更正。' }
  if (mayRevoke) return { label: '撤销原因', hint: '撤销后恢复办理前的信息，并通知申报人。' }
  return maySendBack
    ? { label: '退回原因', hint: '退回时必填；请一次写明全部需要补正的内容，单位会看到。' }
    : { label: '不予通过的原因', hint: '不予通过时必填，单位会看到。' }
}
