import { mayPublicity, type Objection } from '#disbursement'
import type { OfficerActor } from '#identity'
import { Button, Buttons, Card, Form, Notice, TextAreaField } from '#ui'
import { input } from '../../serving/inputs.ts'
import type { Visit } from '../../serving/visit.ts'

interface DecisionProps {
  readonly visit: Visit<OfficerActor>
  readonly objection: Objection
}

/** Only the actions this officer may take on the objection now. */
export function ObjectionDecision({ visit, objection }: DecisionProps) {
  const { role, accountNo } = visit.acting.who
  if (objection.state === 'raised' && mayPublicity('acceptObjection', role)) return <Accept visit={visit} />
  if (objection.state !== 'accepted') return null
  if (objection.acceptedBy === accountNo || !mayPublicity('decideObjection', role)) {
    return (
      <Notice title="等待处理决定">
        <p>受理异议与作出处理决定不能由同一人办理，由复核岗、同级人社行政部门或省级管理员中的另一人决定。</p>
      </Notice>
    )
  }
  return (
    <Card title="处理决定">
      <Form action={visit.path} hidden={visit.hidden}>
        <TextAreaField
          {...input(visit, 'reason')}
          label="处理结果和理由"
          required
          hint="提出人会看到；异议成立时单位也会看到，请不要写出提出人的信息"
          maxLength={500}
        />
        <Buttons>
          <Button name="_act" value="reject" look="secondary">
            异议不成立
          </Button>
          <Button name="_act" value="return" look="danger">
            异议成立，退回补正
          </Button>
          <Button name="_act" value="decline" look="danger">
            异议成立，不予通过
          </Button>
        </Buttons>
      </Form>
    </Card>
  )
}

function Accept({ visit }: Pick<DecisionProps, 'visit'>) {
  return (
    <Form action={visit.path} hidden={visit.hidden}>
      <Buttons>
        <Button name="_act" value="accept">
          受理异议
        </Button>
      </Buttons>
    </Form>
  )
}
