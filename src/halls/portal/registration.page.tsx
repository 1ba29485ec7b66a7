import { objectToRegistration, type RegistrationNotice, registrationNotice } from '#identity'
import { shownTime } from '#platform'
import { Button, Buttons, Card, Facts, Form, Notice, TextAreaField } from '#ui'
import { registrationKinds } from '../registration-kinds.ts'
import { input } from '../serving/inputs.ts'
import { openPage } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'

/**
 * 单位注册告知: the recipient of a text message sees who registered what, and may object: GET, POST
 * /registrations/:token, without an account.
 */
export const registrationPage = openPage({
  path: '/registrations/:token',
  title: '单位注册告知',
  secretAddress: true,
  load: (visit, tx) => registrationNotice(tx, visit.acting, visit.params.token ?? ''),
  view: (notice, visit) => (
    <>
      <Card title="登记情况">
        <Facts
          rows={[
            { label: '单位名称', value: notice.unitName },
            { label: '办理内容', value: registrationKinds[notice.kind] },
            { label: '办理人', value: notice.who },
            { label: '办理时间', value: shownTime(notice.registeredAt) },
            { label: '异议截止时间', value: shownTime(notice.openUntil) },
          ]}
        />
      </Card>
      {notice.state === 'open' ? <Objecting visit={visit} notice={notice} /> : <Closed notice={notice} />}
      <p class="muted">
        也可以联系{notice.agencyName}
        {notice.phone === '' ? '' : `（电话 ${notice.phone}）`}核实。
      </p>
    </>
  ),
  async post(visit, { values }, tx) {
    await objectToRegistration(tx, visit.acting, visit.params.token ?? '', values)
    return { to: visit.path, message: '异议已提交，该单位的注册已冻结，经办机构处理后会短信告知您。' }
  },
})

interface ViewProps {
  readonly visit: Visit
  readonly notice: RegistrationNotice
}

function Objecting({ visit, notice }: ViewProps) {
  return (
    <Card title="不是本单位授权的？">
      <p>
        提出异议后，该单位的注册立即冻结，管理员不能登录和办理业务，直到经办机构核实处理。确为本单位办理的，不需要任何操作。
      </p>
      {notice.frozen ? <p>已有其他人提出异议，该单位的注册已冻结；您仍可提出自己的异议。</p> : null}
      <Form action={visit.path} hidden={visit.hidden}>
        <TextAreaField
          {...input(visit, 'words')}
          label="情况说明"
          hint="选填，供经办机构核实时参考"
          maxLength={500}
        />
        <Buttons>
          <Button look="danger">提出异议</Button>
        </Buttons>
      </Form>
    </Card>
  )
}

function Closed({ notice: { state, decision } }: Pick<ViewProps, 'notice'>) {
  if (state === 'objected') {
    return (
      <Notice title="已收到您的异议">
        <p>该单位的注册已冻结，经办机构核实处理后会短信告知您，不需要重复提出。</p>
      </Notice>
    )
  }
  if (state === 'decided') {
    return (
      <Notice title={decision === 'revoked' ? '经办机构已撤销注册' : '经办机构已核实，注册有效'}>
        <p>经办机构已就这次注册核实处理，不再接受异议；如有疑问请联系经办机构。</p>
      </Notice>
    )
  }
  return (
    <Notice tone="warning" title="异议期已过">
      <p>如仍有疑问，请携带身份证和单位证明到经办机构窗口反映。</p>
    </Notice>
  )
}
