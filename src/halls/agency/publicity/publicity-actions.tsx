import { mayPublicity, type Publicity } from '#disbursement'
import type { OfficerActor } from '#identity'
import { Button, Buttons, Form, LinkButton, Notice } from '#ui'
import type { Visit } from '../../serving/visit.ts'

interface ActionsProps {
  readonly visit: Visit<OfficerActor>
  readonly publicity: Publicity
}

/** Only the actions this officer may take on the list now. */
export function PublicityActions({ visit, publicity }: ActionsProps) {
  const { state, finished } = publicity
  const mayEnd = state === 'over' && !finished && mayPublicity('end', visit.acting.who.role)
  if (state === 'prepared') return <Prepared visit={visit} publicity={publicity} />
  if (state === 'withdrawn') return null
  return (
    <Form action={visit.path} hidden={visit.hidden}>
      <Buttons>
        {mayEnd ? (
          <Button name="_act" value="end">
            公示期满核查
          </Button>
        ) : null}
        <LinkButton href={`/publicity/${publicity.publicityNo}`} look="secondary" newPage>
          查看公示页
        </LinkButton>
      </Buttons>
    </Form>
  )
}

function Prepared({ visit, publicity }: ActionsProps) {
  const { role, accountNo } = visit.acting.who
  const own = publicity.preparedBy === accountNo
  const mayPublish = mayPublicity('publish', role) && !own
  return (
    <>
      {mayPublish ? null : (
        <Notice title="等待发布">
          <p>编制与发布不能由同一人办理，由同级人社行政部门或省级管理员中的另一人发布。</p>
        </Notice>
      )}
      <Form action={visit.path} hidden={visit.hidden}>
        <Buttons>
          {mayPublish ? (
            <Button name="_act" value="publish">
              发布公示
            </Button>
          ) : null}
          {mayPublicity('prepare', role) ? (
            <Button name="_act" value="withdraw" look="danger">
              撤销批次
            </Button>
          ) : null}
        </Buttons>
      </Form>
    </>
  )
}
