import { proveIdentity } from '#identity'
import { Button, Buttons, Card, Form, LinkButton } from '#ui'
import { openPage } from '../serving/page.ts'
import type { Visit } from '../serving/visit.ts'

/**
 * 个人网厅 › 身份认证, back from the provider: GET, POST /person/register/identity/return. Looking at the page uses
 * nothing up; the code is exchanged by the form.
 */
export const identityReturnPage = openPage({
  path: '/person/register/identity/return',
  title: '身份认证',
  secretAddress: true,
  load: async () => undefined,
  view: (_, visit) => <View visit={visit} />,
  async post(visit, { values }, tx) {
    const identity = await proveIdentity(tx, visit.acting, {
      code: values.code ?? '',
      state: values.state ?? '',
    })
    return { to: `/person/register/form?${new URLSearchParams({ identity })}`, message: '身份认证已通过。' }
  },
})

function View({ visit }: { readonly visit: Visit }) {
  const { code = visit.typed?.code ?? '', state = visit.typed?.state ?? '' } = visit.query
  return (
    <Card>
      <p>您已从身份认证平台返回，请继续注册。</p>
      <Form action={visit.path} hidden={{ ...visit.hidden, code, state }}>
        <Buttons>
          <Button>继续注册</Button>
          <LinkButton href="/person/register/identity" look="secondary">
            重新认证
          </LinkButton>
        </Buttons>
      </Form>
    </Card>
  )
}
