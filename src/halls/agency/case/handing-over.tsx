import { maySupervise } from '#casework'
import { officerRoles } from '#identity'
import { Button, Buttons, Card, Form, Notice, SelectField } from '#ui'
import { input } from '../../serving/inputs.ts'
import type { OfficersCase } from './officers-case.ts'

/** The current handler, with 转办 and 转为本人办理. */
export function HandingOver({ visit, file, handlers }: OfficersCase) {
  const { who } = visit.acting
  const { handler } = file.declaration
  const able = handlers.some(one => one.accountNo === who.accountNo)
  const others = handlers.filter(one => one.accountNo !== handler?.accountNo)
  const hasIt = handler?.accountNo === who.accountNo
  return (
    <>
      {handler && !hasIt && able ? (
        <Notice tone="warning" title={`本件已指定由${handler.name}办理`}>
          <Form action={visit.path} hidden={visit.hidden}>
            <p>对方不在岗时，可以转为由您办理；办理过程会留下记录。</p>
            <Buttons>
              <Button name="_act" value="take-over" look="secondary">
                转为本人办理
              </Button>
            </Buttons>
          </Form>
        </Notice>
      ) : null}
      {maySupervise(who) && others.length > 0 ? (
        <Card title="转办">
          <Form action={visit.path} hidden={visit.hidden}>
            <SelectField
              {...input(visit, 'to')}
              label="转给"
              options={others.map(one => ({
                value: String(one.accountNo),
                text: `${one.name}（${officerRoles[one.role]}）`,
              }))}
            />
            <Buttons>
              <Button name="_act" value="hand-over" look="secondary">
                转办
              </Button>
            </Buttons>
          </Form>
        </Card>
      ) : null}
    </>
  )
}
