import { demoProvider, simulatedPath } from '#identity'
import { refuse, refuseIf } from '#platform'
import { fieldKinds, idNoFault } from '#registry'
import { Button, Buttons, Card, Form, Notice, TextField } from '#ui'
import { input } from '../serving/inputs.ts'
import { openPage } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'

/**
 * 模拟身份认证平台: plays the provider in demonstration mode, GET, POST /demo/identity-provider. It speaks the real
 * protocol and accepts any claimed identity, as the simulated phone shows anybody's messages.
 */
export const identityProviderPage = openPage({
  path: simulatedPath,
  title: '模拟身份认证平台',
  secretAddress: true,
  load: async visit => requestOf(visit),
  view: (_, visit) => <View visit={visit} />,
  async post(visit, { values }) {
    const request = requestOf(visit)
    const { name = '', idNo = '' } = values
    const who = { name: fieldKinds.name.clean(name), idNo: fieldKinds['id-no'].clean(idNo) }
    const fault = idNoFault(who.idNo)
    refuseIf([
      ...(who.name === '' ? [{ field: 'name', sentence: '请填写姓名。' }] : []),
      ...(fault === undefined ? [] : [{ field: 'idNo', sentence: fault }]),
    ])
    return { to: demoProvider().prove(request, who) }
  },
})

function requestOf({ query, acting }: Visit) {
  const request = demoProvider().read(query.request ?? '', acting.at)
  return request ?? refuse('invalid', '认证请求无效或已过期，请返回网厅重新发起身份认证。')
}

function View({ visit }: { readonly visit: Visit }) {
  const action = `${visit.path}?${new URLSearchParams({ ...visit.query })}`
  return (
    <>
      <Notice>
        <p>演示用：真实的平台会核验人脸和证件，这里填写要扮演的人即可。</p>
      </Notice>
      <Card>
        <Form action={action} hidden={visit.hidden}>
          <TextField {...input(visit, 'name')} label="姓名" required autocomplete="off" kind="name" />
          <TextField {...input(visit, 'idNo')} label="证件号码" required autocomplete="off" kind="id-no" />
          <Buttons>
            <Button>确认是本人</Button>
          </Buttons>
        </Form>
      </Card>
    </>
  )
}
