import { mayRun, type Run } from '#entitlement'
import type { OfficerActor } from '#identity'
import { Button, Buttons, Form } from '#ui'
import type { Visit } from '../../serving/visit.ts'

/** Stops an unfinished run, or resumes it from where it stopped. */
export function StopOrGoOn({ visit, run }: { readonly visit: Visit<OfficerActor>; readonly run: Run }) {
  if (run.state === 'done' || !mayRun(visit.acting.who)) return null
  const stopped = run.state === 'stopped'
  if (stopped && run.trial) return null
  return (
    <Form action={visit.path} hidden={visit.hidden}>
      <Buttons>
        <Button name="_act" value={stopped ? 'go-on' : 'stop'} look="secondary">
          {stopped ? '继续计算' : '暂停计算'}
        </Button>
      </Buttons>
    </Form>
  )
}
