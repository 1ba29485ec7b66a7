import type { CaseContents, Declared, Item, SubmissionConfirmation } from '#casework'
import { Button, Buttons, Card, Form, LinkButton, UKeyForm } from '#ui'
import { bridgeOf } from '../serving/bridge-of.ts'
import { errorOf } from '../serving/inputs.ts'
import type { Visit } from '../serving/visit.ts'
import { Confirm } from './confirm.tsx'
import { type FilingHall, paths } from './paths.ts'

export interface ConfirmationProps {
  readonly visit: Visit
  readonly hall: FilingHall
  readonly item: Item
  readonly file: CaseContents
  readonly confirmation: SubmissionConfirmation
  readonly declared: Declared
}

/** Confirmation of the submission: the unit's UKey after 证书登录, else an SMS code; the code is also the fallback. */
export function ConfirmationForms(of: ConfirmationProps) {
  const { who } = of.visit.acting
  const signs = of.confirmation.own && who.kind === 'operator' && who.certificate
  return (
    <>
      {signs ? <Signing {...of} /> : null}
      <BySms {...of} title={signs ? '不能使用数字证书时' : undefined} />
    </>
  )
}

function Signing({ visit, hall, file, declared }: ConfirmationProps) {
  return (
    <Card title="数字证书签章">
      <p>签章的内容是上面列出的全部申报信息和电子材料。内容校验码：</p>
      <p>
        <code class="hash">{declared.hash}</code>
      </p>
      <UKeyForm
        action={paths(hall).submission(file.declaration.declarationId)}
        hidden={{ ...visit.hidden, statement: declared.hash }}
        bridge={bridgeOf(visit)}
        sign={declared.statement}
        drivers="/downloads"
        instead="请在下方用短信验证码确认提交。"
        button="签章并提交"
        chosen={visit.typed?.certificate}
        errors={{ certificate: errorOf(visit, 'certificate'), pin: errorOf(visit, 'pin') }}
      />
    </Card>
  )
}

function BySms({
  visit,
  hall,
  item,
  file,
  confirmation,
  title,
}: ConfirmationProps & { readonly title: string | undefined }) {
  const to = paths(hall)
  const id = file.declaration.declarationId
  return (
    <Form action={to.submission(id)} hidden={visit.hidden}>
      <Confirm visit={visit} confirmation={confirmation} title={title} />
      <Buttons>
        <Button look={title ? 'secondary' : 'primary'}>{title ? '短信确认并提交' : '提交申报'}</Button>
        <LinkButton href={to.edit(item, file.declaration)} look="secondary">
          返回修改
        </LinkButton>
        <LinkButton href={to.materials(id)} look="secondary">
          采集电子材料
        </LinkButton>
      </Buttons>
    </Form>
  )
}
